-- name: police_odata
-- description: tabel van de politie zoals OData die levert (47022NED, 47018NED, 47013NED): CSV, JSON of Parquet met sleutels
-- source: politie via CBS, dataderden.cbs.nl
-- licence: CC BY 4.0
-- grain: buurt, wijk, gemeente of land x soort misdrijf x maand of jaar
-- reader: table
WITH keyed AS (
    SELECT row_number() OVER () + 1 AS line,
           COLUMNS('^(WijkenEnBuurten|RegioS)$') AS region,
           SoortMisdrijf AS offence, Perioden AS label,
           COLUMNS('^(GeregistreerdeMisdrijven|Aangiften|Internetaangiften)_[0-9]+$')
    FROM raw
),
long AS (
    SELECT * FROM keyed UNPIVOT INCLUDE NULLS (
        written FOR topic IN (COLUMNS('^(GeregistreerdeMisdrijven|Aangiften|Internetaangiften)_[0-9]+$')))
)
SELECT
    'regel ' || line AS place,
    code_of(region) AS area,
    level_of(code_of(region)) AS area_level,
    code_of(offence) AS phenomenon,
    period_of(label) AS period,
    CASE regexp_extract(topic, '^[A-Za-z]+') WHEN 'GeregistreerdeMisdrijven' THEN 'misdrijven' ELSE lower(regexp_extract(topic, '^[A-Za-z]+')) END AS unit,
    number_of(written) AS value,
    'Politie via CBS' || coalesce(' (tabel ' || nullif(regexp_extract(getvariable('file_name'), '\d{5}NED'), '') || ')', '') AS source,
    getvariable('reference_date')::DATE AS reference_date,
    'Registraties bij de politie, ook pogingen; ' || code_of(offence) || '.' AS definition,
    left(period_of(label), 4) >= left(getvariable('reference_date'), 4) AS provisional,
    '' AS note,
    coalesce(
        CASE WHEN period_of(label) IS NULL THEN 'de periode "' || label || '" is geen jaar, kwartaal of maand' END,
        unreadable(written, number_of(written))) AS refusal,
    CASE WHEN regexp_matches(code_of(region), '^(PV|RE|LD|CR)') OR code_of(region) IN ('GM0000', 'WK000000', 'BU00000000')
         THEN 'het gebied "' || code_of(region) || '" is geen land, gemeente, wijk of buurt' END AS skipped
FROM long
