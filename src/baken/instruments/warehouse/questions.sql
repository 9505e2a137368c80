-- datasets --
-- what is loaded: per dataset, source and vintage how many cells, how many unknown, which periods, how fresh
SELECT dataset, source, vintage, bool_or(fictional) AS fictional, count(*) AS cells, count(*) - count(value) AS unknown,
       min(period) AS first_period, max(period) AS last_period, max(reference_date) AS reference_date
FROM figures
GROUP BY dataset, source, vintage
ORDER BY dataset, source, vintage

-- current --
-- figures of one phenomenon and unit in some areas: of every dataset and source the newest vintage that has the cell
SELECT dataset, vintage, source, area, area_level, phenomenon, period, unit, value, reference_date, definition, provisional, note, fictional
FROM figures
WHERE list_contains($areas, area) AND phenomenon = $phenomenon AND unit = $unit
QUALIFY row_number() OVER (PARTITION BY dataset, source, area, period ORDER BY vintage DESC) = 1
ORDER BY dataset, source, area, period

-- in_municipality --
-- the same for all neighbourhoods of one municipality (codes carry the municipality: BU1509.... belongs to GM1509)
SELECT dataset, vintage, source, area, area_level, phenomenon, period, unit, value, reference_date, definition, provisional, note, fictional
FROM figures
WHERE area[3:6] = right($municipality, 4) AND area_level = $level AND phenomenon = $phenomenon AND unit = $unit
QUALIFY row_number() OVER (PARTITION BY dataset, source, area, period ORDER BY vintage DESC) = 1
ORDER BY dataset, source, area, period

-- phenomena --
-- which phenomena and units there are for one municipality, and how many cells with a value
SELECT phenomenon, unit, count(value) AS known, bool_and(fictional) AS fictional
FROM figures
WHERE area = $municipality OR (area_level = 'buurt' AND area[3:6] = right($municipality, 4))
GROUP BY phenomenon, unit
HAVING count(value) > 0
ORDER BY phenomenon, unit

-- own_counts --
-- the municipality's own counts per thing counted, phenomenon and year, summed over areas
SELECT what, coalesce(nullif(label, ''), nullif(phenomenon, ''), 'zonder onderwerp') AS phenomenon, year(month) AS year,
       sum(count)::BIGINT AS count, max(extracted_at) AS extracted_at
FROM own_counts
WHERE municipality = $municipality
GROUP BY ALL
ORDER BY ALL
