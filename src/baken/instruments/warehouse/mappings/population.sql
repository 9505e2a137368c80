-- name: population
-- description: CSV met inwoners per buurt (nhood_id, population); jaar uit de bestandsnaam of --period
-- source: CBS, Kerncijfers wijken en buurten
-- licence: CC BY 4.0
-- grain: buurt x inwoners x jaar
-- reader: table
WITH asked AS (
    SELECT coalesce(getvariable('period'), year_of_key_figures(getvariable('file_name'))) AS year
)
SELECT
    row_number() OVER () + 1 AS line,
    code_of(nhood_id) AS area,
    level_of(code_of(nhood_id)) AS area_level,
    'population' AS phenomenon,
    year AS period,
    'inwoners' AS unit,
    number_of(population) AS value,
    'CBS, Kerncijfers wijken en buurten ' || year AS source,
    getvariable('reference_date')::DATE AS reference_date,
    'Inwoners op 1 januari, afgerond op vijf.' AS definition,
    false AS provisional,
    '' AS note,
    coalesce(
        CASE WHEN year IS NULL THEN 'het jaar staat niet in het bestand; geef het mee met --period' END,
        unreadable(population, number_of(population))) AS refusal
FROM raw, asked
