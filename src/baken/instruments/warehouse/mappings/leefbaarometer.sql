-- name: leefbaarometer
-- description: Leefbaarometer 3.0, scores per buurt, wijk of gemeente (CSV van leefbaarometer.nl, of de WFS als CSV)
-- source: Ministerie van BZK, Leefbaarometer 3.0
-- licence: CC BY 4.0
-- grain: buurt, wijk of gemeente x score (geheel en dimensies) x jaar van meting
-- reader: table
-- Column names differ per edition (BU_CODE or code, lbm or score, a year in its own column or behind the name), so they are read by word.
WITH cell AS NOT MATERIALIZED (
    SELECT line, lower(key) AS key, told ->> key AS written
    FROM (SELECT row_number() OVER () + 1 AS line, to_json(raw) AS told FROM raw), unnest(json_keys(told)) AS named(key)
),
placed AS (
    SELECT line, key, written,
           max(written) FILTER (regexp_full_match(key, '((bu|wk|gm)_?code|buurtcode|wijkcode|gemeentecode|code)')) OVER row AS region,
           coalesce(max(written) FILTER (key IN ('jaar', 'year', 'peiljaar')) OVER row, getvariable('period'),
                    '20' || nullif(regexp_extract(getvariable('file_name'), 'score(\d{2})\D', 1), '')) AS year
    FROM cell WINDOW row AS (PARTITION BY line)
),
long AS (
    SELECT *, replace(regexp_extract(key, '^([a-z]+)', 1), 'score', 'lbm') AS topic, number_of(replace(written, ',', '.')) AS number
    FROM placed WHERE regexp_full_match(key, '(score|lbm|afw|fys|onv|soc|vrz|won)(\d{2})?')
)
SELECT
    line,
    code_of(region) AS area,
    level_of(code_of(region)) AS area_level,
    'leefbaarheid-' || topic AS phenomenon,
    period_of(year) AS period,
    'score' AS unit,
    number AS value,
    'Ministerie van BZK, Leefbaarometer 3.0' AS source,
    getvariable('reference_date')::DATE AS reference_date,
    'Geschatte leefbaarheid van een gebied, afgeleid uit kenmerken van de omgeving; zegt niets over bewoners. Deel: ' ||
    MAP {'lbm': 'geheel', 'afw': 'afwijking van het landelijk gemiddelde', 'fys': 'fysieke omgeving', 'onv': 'overlast en onveiligheid',
         'soc': 'sociale samenhang', 'vrz': 'voorzieningen', 'won': 'woningvoorraad'}[topic] || '.' AS definition,
    false AS provisional,
    '' AS note,
    coalesce(CASE WHEN period_of(year) IS NULL THEN 'het jaar "' || coalesce(year, '') || '" is geen jaar; geef het mee met --period' END,
             unreadable(written, number)) AS refusal
FROM long
