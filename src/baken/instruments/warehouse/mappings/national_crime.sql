-- name: national_crime
-- description: CSV met de landelijke maandreeks per soort misdrijf (crime_type_code, date, frequency)
-- source: Politie via CBS (tabel 47022NED)
-- licence: CC BY 4.0
-- grain: land x soort misdrijf x maand
-- reader: table
SELECT
    row_number() OVER () + 1 AS line,
    'NL00' AS area,
    'land' AS area_level,
    code_of(crime_type_code) AS phenomenon,
    period_of(date) AS period,
    'misdrijven' AS unit,
    number_of(frequency) AS value,
    'Politie via CBS (tabel 47022NED)' AS source,
    getvariable('reference_date')::DATE AS reference_date,
    'Registraties bij de politie in heel Nederland, ook pogingen; ' || code_of(crime_type_code) || '.' AS definition,
    -- the police revise the months of the running year (47013NED, "Status van de cijfers")
    left(period_of(date), 4) >= left(getvariable('reference_date'), 4) AS provisional,
    '' AS note,
    coalesce(
        CASE WHEN period_of(date) IS NULL THEN 'de datum "' || date || '" is geen eerste van een maand' END,
        unreadable(frequency, number_of(frequency))) AS refusal
FROM raw
