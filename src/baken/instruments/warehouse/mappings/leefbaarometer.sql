-- name: leefbaarometer
-- description: Leefbaarometer 3.0, scores per buurt, wijk of gemeente (CSV van leefbaarometer.nl)
-- source: Ministerie van BZK, Leefbaarometer 3.0
-- licence: CC BY 4.0
-- grain: buurt, wijk of gemeente x score (geheel en dimensies) x jaar van meting
-- reader: table
WITH keyed AS NOT MATERIALIZED (
    SELECT row_number() OVER () + 1 AS line, COLUMNS('(?i)^(bu|wk|gm)_?code$') AS region, COLUMNS('(?i)^jaar$') AS year,
           COLUMNS('(?i)^(lbm|afw|fys|onv|soc|vrz|won)$')
    FROM raw
),
long AS NOT MATERIALIZED (SELECT * FROM keyed UNPIVOT INCLUDE NULLS (written FOR topic IN (COLUMNS('(?i)^(lbm|afw|fys|onv|soc|vrz|won)$')))),
numbered AS (SELECT *, number_of(replace(written, ',', '.')) AS number FROM long)
SELECT
    line,
    code_of(region) AS area,
    level_of(code_of(region)) AS area_level,
    'leefbaarheid-' || lower(topic) AS phenomenon,
    period_of(year) AS period,
    'score' AS unit,
    number AS value,
    'Ministerie van BZK, Leefbaarometer 3.0' AS source,
    getvariable('reference_date')::DATE AS reference_date,
    'Geschatte leefbaarheid van een gebied, afgeleid uit kenmerken van de omgeving; zegt niets over bewoners. Deel: ' ||
    MAP {'lbm': 'geheel', 'afw': 'afwijking van het landelijk gemiddelde', 'fys': 'fysieke omgeving', 'onv': 'overlast en onveiligheid',
         'soc': 'sociale samenhang', 'vrz': 'voorzieningen', 'won': 'woningvoorraad'}[lower(topic)] || '.' AS definition,
    false AS provisional,
    '' AS note,
    coalesce(CASE WHEN period_of(year) IS NULL THEN 'het jaar "' || coalesce(year, '') || '" is geen jaar' END, unreadable(written, number)) AS refusal
FROM numbered
