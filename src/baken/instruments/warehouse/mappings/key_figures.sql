-- name: key_figures
-- description: Kerncijfers wijken en buurten zoals OData die levert (84799NED en opvolgers): inwoners, huishoudens, stedelijkheid
-- source: CBS, Kerncijfers wijken en buurten
-- licence: CC BY 4.0
-- grain: buurt, wijk, gemeente en land x kerncijfer x jaar
-- reader: table
-- The numbers behind the column names shift every year, so columns are found by their words (brief G4).
WITH asked AS (
    SELECT coalesce(getvariable('period'), year_of_key_figures(getvariable('file_name'))) AS year
),
keyed AS (
    SELECT row_number() OVER () + 1 AS line, COLUMNS('^(WijkenEnBuurten|RegioS)$') AS region,
           COLUMNS('^(AantalInwoners|HuishoudensTotaal|Omgevingsadressendichtheid)_[0-9]+$')
    FROM raw
),
long AS (
    SELECT * FROM keyed UNPIVOT INCLUDE NULLS (
        written FOR topic IN (COLUMNS('^(AantalInwoners|HuishoudensTotaal|Omgevingsadressendichtheid)_[0-9]+$')))
),
known AS (
    SELECT *, MAP {'AantalInwoners': 'population', 'HuishoudensTotaal': 'households',
                   'Omgevingsadressendichtheid': 'address_density'}[regexp_extract(topic, '^[A-Za-z]+')] AS phenomenon
    FROM long, asked
)
SELECT
    line::BIGINT AS line,
    code_of(region) AS area,
    level_of(code_of(region)) AS area_level,
    phenomenon,
    year AS period,
    MAP {'population': 'inwoners', 'households': 'huishoudens', 'address_density': 'adressen per km2'}[phenomenon] AS unit,
    number_of(written) AS value,
    'CBS, Kerncijfers wijken en buurten ' || year AS source,
    getvariable('reference_date')::DATE AS reference_date,
    MAP {'population': 'Inwoners op 1 januari.', 'households': 'Particuliere huishoudens op 1 januari.',
         'address_density': 'Gemiddeld aantal adressen per vierkante kilometer binnen een kilometer van elk adres.'}[phenomenon] AS definition,
    false AS provisional,
    '' AS note,
    coalesce(
        CASE WHEN year IS NULL THEN 'het jaar staat niet in het bestand; geef het mee met --period' END,
        unreadable(written, number_of(written))) AS refusal
FROM known
