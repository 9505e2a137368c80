-- name: plain
-- description: tabel met de kolommen van Baken zelf, voor eigen cijfers of een analyse van een ander (Datalab GO, RIEC)
-- source: zoals de kolom source het zegt
-- licence: van de maker
-- grain: zoals in het bestand
-- reader: table
SELECT
    row_number() OVER () + 1 AS line,
    code_of(area) AS area,
    level_of(code_of(area)) AS area_level,
    phenomenon,
    period_of(period) AS period,
    unit,
    number_of(value) AS value,
    source,
    try_cast(coalesce(reference_date, getvariable('reference_date')) AS DATE) AS reference_date,
    definition,
    try_cast(provisional AS BOOLEAN) AS provisional,
    note,
    coalesce(
        CASE WHEN period_of(period) IS NULL THEN 'de periode "' || coalesce(period, '') || '" is geen jaar, kwartaal of maand' END,
        unreadable(value, number_of(value))) AS refusal
FROM raw
