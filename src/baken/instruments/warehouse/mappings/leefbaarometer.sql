-- name: leefbaarometer
-- description: Leefbaarometer 3.0, scores per buurt, wijk of gemeente (CSV van leefbaarometer.nl, of de WFS als GeoJSON of CSV)
-- source: Ministerie van BZK, Leefbaarometer 3.0
-- licence: CC BY 4.0
-- grain: buurt, wijk of gemeente x score (geheel en dimensies) x jaar van meting
-- reader: table
-- Column names differ per edition (BU_CODE, code or id; lbm, score with the class kscore or klbm; a year in its own column or behind the name), so
-- they are read by word. The WFS (lbm3:buurtscore24) gives the class of the whole, 1 to 9, and for each part how far it is from the country.
WITH cell AS NOT MATERIALIZED (
    SELECT line, lower(key) AS key, told ->> key AS written
    FROM (SELECT row_number() OVER () + 1 AS line, to_json(raw) AS told FROM raw), unnest(json_keys(told)) AS named(key)
),
placed AS (
    SELECT line, key, written,
           coalesce(max(written) FILTER (regexp_full_match(key, '((bu|wk|gm)_?code|buurtcode|wijkcode|gemeentecode|code)')) OVER row,
                    max(written) FILTER (key = 'id') OVER row) AS region,
           coalesce(max(written) FILTER (key IN ('jaar', 'year', 'peiljaar')) OVER row, getvariable('period'),
                    '20' || nullif(regexp_extract(getvariable('file_name'), 'score(\d{2})\D', 1), '')) AS year
    FROM cell WINDOW row AS (PARTITION BY line)
),
long AS (
    SELECT *, CASE WHEN key IN ('kscore', 'klbm') THEN 'klasse' ELSE replace(regexp_extract(key, '^([a-z]+)', 1), 'score', 'lbm') END AS topic, number_of(replace(written, ',', '.')) AS number
    FROM placed WHERE regexp_full_match(key, 'kscore|klbm|(score|lbm|afw|fys|onv|soc|vrz|won)(\d{2})?')
)
SELECT
    line,
    code_of(region) AS area,
    level_of(code_of(region)) AS area_level,
    'leefbaarheid-' || topic AS phenomenon,
    period_of(year) AS period,
    CASE topic WHEN 'klasse' THEN 'klasse' ELSE 'score' END AS unit,
    number AS value,
    'Ministerie van BZK, Leefbaarometer 3.0' AS source,
    getvariable('reference_date')::DATE AS reference_date,
    'Geschatte leefbaarheid van een gebied, afgeleid uit kenmerken van de omgeving; zegt niets over bewoners. Deel: ' ||
    MAP {'lbm': 'geheel', 'klasse': 'geheel, in klassen van 1 (zeer onvoldoende) tot en met 9 (uitstekend)', 'afw': 'afwijking van het landelijk gemiddelde', 'fys': 'fysieke omgeving', 'onv': 'overlast en onveiligheid',
         'soc': 'sociale samenhang', 'vrz': 'voorzieningen', 'won': 'woningvoorraad'}[topic] || '.' AS definition,
    false AS provisional,
    '' AS note,
    coalesce(CASE WHEN period_of(year) IS NULL THEN 'het jaar "' || coalesce(year, '') || '" is geen jaar; geef het mee met --period' END,
             unreadable(written, number)) AS refusal
FROM long
