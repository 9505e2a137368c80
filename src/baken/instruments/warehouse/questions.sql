-- datasets --
-- what is loaded: per dataset, source and vintage how many cells, how many unknown, which periods, how fresh
SELECT dataset, source, vintage, bool_or(fictional) AS fictional,
       (count(value) + coalesce(sum(len(unknown_periods)), 0))::BIGINT AS cells,
       coalesce(sum(len(unknown_periods)), 0)::BIGINT AS unknown,
       least(min(period), min(unknown_periods[1])) AS first_period, greatest(max(period), max(unknown_periods[-1])) AS last_period,
       max(period) AS last_known_period, max(reference_date) AS reference_date
FROM kept_figures
GROUP BY dataset, source, vintage
ORDER BY dataset, source, vintage

-- current --
-- figures of one phenomenon and unit in some areas: of every dataset and source the newest vintage that has the cell
SELECT dataset, vintage, source, area, area_level, phenomenon, period, unit, value, reference_date, definition, provisional, note, fictional
FROM figures
WHERE lies_in(area, $areas) AND phenomenon = $phenomenon AND unit = $unit
QUALIFY row_number() OVER (PARTITION BY dataset, source, area, period ORDER BY reference_date DESC, vintage DESC) = 1
ORDER BY dataset, source, area, period

-- in_municipality --
-- the same for all neighbourhoods of one municipality (codes carry the municipality: BU1509.... belongs to GM1509)
SELECT dataset, vintage, source, area, area_level, phenomenon, period, unit, value, reference_date, definition, provisional, note, fictional
FROM figures
WHERE area[3:6] = right($municipality, 4) AND area_level = $level AND area >= 'BU' || right($municipality, 4) AND area < 'WK' || right($municipality, 4) || '~' AND phenomenon = $phenomenon AND unit = $unit
QUALIFY row_number() OVER (PARTITION BY dataset, source, area, period ORDER BY reference_date DESC, vintage DESC) = 1
ORDER BY dataset, source, area, period

-- phenomena --
-- which phenomena and units there are for one municipality, and how many cells with a value
SELECT phenomenon, unit, count(value) AS known, bool_and(fictional) AS fictional
FROM (
    SELECT phenomenon, unit, value, fictional FROM kept_figures WHERE area = $municipality
    UNION ALL
    SELECT phenomenon, unit, value, fictional FROM kept_figures
    WHERE area >= 'BU' || right($municipality, 4) AND area < 'BU' || right($municipality, 4) || '~')
GROUP BY phenomenon, unit
HAVING count(value) > 0
ORDER BY phenomenon, unit

-- catalogued --
-- per kind of crime of one area: of which day its figures are, from which delivery, from when to when, and per month or per year
SELECT phenomenon, max_by(dataset, reference_date) AS dataset, max_by(vintage, reference_date) AS vintage,
       max(reference_date) AS reference_date, min(period) AS first, max(period) AS last, bool_or(is_month(period)) AS monthly
FROM best([$area], $phenomena, $unit) WHERE value IS NOT NULL GROUP BY phenomenon ORDER BY phenomenon

-- own_months --
-- the own counts of every municipality per thing counted, phenomenon and month, summed over areas
SELECT what, municipality, coalesce(nullif(label, ''), nullif(phenomenon, ''), 'zonder onderwerp') AS phenomenon, month,
       sum(count)::BIGINT AS count
FROM own_counts
GROUP BY ALL
ORDER BY ALL

-- released --
-- what was published of the own counts, of one municipality or of all; an empty phenomenon is the total
SELECT what, municipality, phenomenon, period, count, shown, fewest, released_at
FROM released_counts
WHERE $municipality IS NULL OR municipality = $municipality
ORDER BY what, municipality, phenomenon, period

-- recent_months --
-- the last six years of months of every phenomenon of one area in one unit, of the dataset and source that knows most of them
WITH found AS (
    SELECT dataset, vintage, source, phenomenon, period, value, reference_date, definition, provisional, fictional
    FROM figures
    WHERE area = $area AND unit = $unit AND is_month(period)
    QUALIFY row_number() OVER (PARTITION BY dataset, source, phenomenon, period ORDER BY reference_date DESC, vintage DESC) = 1
),
chosen AS (
    SELECT dataset, source, max(period)[:4]::INTEGER AS newest FROM found GROUP BY dataset, source
    ORDER BY bool_or(fictional), count(value) DESC, max(reference_date) DESC, dataset, source LIMIT 1
)
SELECT found.* FROM found JOIN chosen USING (dataset, source) WHERE period[:4]::INTEGER >= newest - 6
ORDER BY phenomenon, period

-- vintages_of_cell --
-- what each delivery said about one figure, oldest first: a revision shows; of a year in months, their sum when all twelve are known
SELECT dataset, vintage, source,
       CASE WHEN bool_or(period = $period) THEN max(value) FILTER (period = $period) WHEN count(value) = 12 THEN sum(value) END AS value,
       reference_date, any_value(definition) AS definition, bool_or(provisional) AS provisional,
       string_agg(DISTINCT nullif(note, ''), ' ') AS note, bool_or(fictional) AS fictional
FROM figures
WHERE area = $area AND phenomenon = $phenomenon AND unit = $unit AND (period = $period OR is_month(period) AND period[:4] = $period)
GROUP BY dataset, vintage, source, reference_date
ORDER BY dataset, source, reference_date, vintage

-- totals --
-- figures per area and phenomenon per $per (year, quarter, month): a year or quarter is what was published, else the sum of known months
SELECT * FROM totals_of($areas, $phenomena, $unit, $per) ORDER BY phenomenon, area, period

-- pooled --
-- areas taken together ($areas[i] belongs to $groups[i]) per $per; areas that miss a figure in any period are left out, and counted
WITH member AS (SELECT unnest($areas) AS area, unnest($groups) AS "group"),
total AS (FROM totals_of($areas, [$phenomenon], $unit, $per) WHERE $first IS NULL OR period >= $first),
whole AS (
    SELECT area FROM total GROUP BY area
    HAVING count(value) = (SELECT count(DISTINCT period) FROM total)
),
size AS (
    SELECT "group", count(*) AS members, count(whole.area) AS areas FROM member LEFT JOIN whole USING (area) GROUP BY "group"
)
SELECT "group", period, sum(value) AS value, any_value(areas) AS areas, any_value(members - areas) AS left_out,
       bool_or(provisional) AS provisional, bool_or(fictional) AS fictional, any_value(source) AS source,
       max(vintage) AS vintage, max(reference_date) AS reference_date
FROM total JOIN whole USING (area) JOIN member USING (area) JOIN size USING ("group")
GROUP BY "group", period ORDER BY "group", period

-- similar_municipalities --
-- the $how_many municipalities most like this one in inhabitants and address density (each on a ratio scale), nearest first, itself included
WITH latest AS (
    SELECT area, phenomenon, value FROM figures
    WHERE phenomenon IN ('population', 'address_density') AND area >= 'GM' AND area < 'GN' AND value > 0
    QUALIFY row_number() OVER (PARTITION BY area, phenomenon ORDER BY fictional, period DESC, reference_date DESC, vintage DESC) = 1
),
town AS (
    SELECT area, max(value) FILTER (phenomenon = 'population') AS inhabitants,
           max(value) FILTER (phenomenon = 'address_density') AS density
    FROM latest GROUP BY area
)
SELECT town.area, town.inhabitants, town.density,
       sqrt(ln(town.inhabitants / own.inhabitants) ** 2 + coalesce(ln(town.density / own.density), 0) ** 2) AS distance
FROM town, town AS own
WHERE own.area = $municipality AND own.inhabitants > 0 AND town.inhabitants > 0 AND (own.density IS NULL OR town.density IS NOT NULL)
ORDER BY distance, town.area LIMIT $how_many

-- reporting --
-- per area and $per: registered crimes, declarations, and how many of those came by internet (47013NED; C69); NULL is not known
SELECT period, area, max(value) FILTER (unit = 'misdrijven') AS crimes,
       max(value) FILTER (unit = 'aangiften') AS declarations,
       max(value) FILTER (unit = 'internetaangiften') AS by_internet,
       bool_or(provisional) AS provisional, any_value(source) AS source, max(reference_date) AS reference_date
FROM (FROM totals_of($areas, [$phenomenon], 'misdrijven', $per)
      UNION ALL BY NAME FROM totals_of($areas, [$phenomenon], 'aangiften', $per)
      UNION ALL BY NAME FROM totals_of($areas, [$phenomenon], 'internetaangiften', $per))
GROUP BY period, area ORDER BY area, period

-- perception --
-- what people said in a survey (Veiligheidsmonitor, own survey): estimate with its margins per area, question and period
SELECT dataset, area, area_level, phenomenon, period, unit, value, note, definition, source, vintage, reference_date, provisional, fictional,
       low, high
FROM (
    SELECT *, max(value) FILTER (unit LIKE '% (ondergrens)') OVER same AS low,
           max(value) FILTER (unit LIKE '% (bovengrens)') OVER same AS high
    FROM figures
    WHERE dataset = 'safety_monitor' AND lies_in(area, $areas)
    WINDOW same AS (PARTITION BY vintage, source, area, phenomenon, period, regexp_replace(unit, ' \((onder|boven)grens\)$', ''))
)
WHERE unit NOT LIKE '%grens)'
QUALIFY row_number() OVER (PARTITION BY source, area, phenomenon, period, unit ORDER BY reference_date DESC, vintage DESC) = 1
ORDER BY phenomenon, area, period

-- surveyed --
-- which areas a survey knows, with the name it gives them: a basisteam or district is in no code list
SELECT DISTINCT area, note AS name FROM kept_figures WHERE dataset = 'safety_monitor' ORDER BY area

-- successions --
-- which areas went into an area of this municipality or came out of one, oldest first
SELECT old, new, since, source
FROM successions
WHERE old[3:6] = right($municipality, 4) OR new[3:6] = right($municipality, 4)
ORDER BY since, old, new

-- of_others --
-- what others analysed of this municipality and its areas (no table of the CBS or the police) of the newest period, oldest delivery first
SELECT dataset, source, area, area_level, phenomenon, period, unit, value, definition, note, provisional, fictional, vintage, reference_date
FROM figures
WHERE NOT list_contains($ours, dataset) AND NOT fictional AND (area = $municipality OR area[3:6] = right($municipality, 4) AND area_level IN ('wijk', 'buurt'))
QUALIFY period = max(period) OVER (PARTITION BY source, phenomenon, unit)
ORDER BY source, phenomenon, unit, reference_date, vintage, area

-- liveability --
-- scores of the Leefbaarometer per neighbourhood of a municipality and for the whole of it: the newest measurement that is loaded
WITH found AS (
    SELECT area, area_level, phenomenon, period, value, source, definition, vintage, reference_date
    FROM figures
    WHERE dataset = 'leefbaarometer' AND (area = $municipality OR area LIKE 'BU' || right($municipality, 4) || '%')
)
SELECT * FROM found WHERE period = (SELECT max(period) FROM found)
QUALIFY row_number() OVER (PARTITION BY area, phenomenon ORDER BY reference_date DESC, vintage DESC) = 1
ORDER BY area, phenomenon

-- years_of --
-- per dataset and source, some areas and all neighbourhoods of a municipality per year: what was published for it, else the sum of
-- twelve known months, else not known; a year with a provisional month is provisional
WITH told AS (
    FROM figures WHERE phenomenon = $phenomenon AND unit = $unit AND lies_in(area, $areas)
    UNION ALL
    FROM figures WHERE phenomenon = $phenomenon AND unit = $unit
        AND area >= 'BU' || right($municipality, 4) AND area < 'BU' || right($municipality, 4) || '~'
),
found AS (
    SELECT * FROM told WHERE length(period) = 4 OR is_month(period)
    QUALIFY row_number() OVER (PARTITION BY dataset, source, area, period ORDER BY reference_date DESC, vintage DESC) = 1
)
SELECT dataset, source, area, period[:4] AS period,
       CASE WHEN bool_or(length(period) = 4) THEN max(value) FILTER (length(period) = 4)
            WHEN count(value) = 12 THEN sum(value) END AS value,
       bool_or(provisional) AS provisional, bool_or(fictional) AS fictional, max(vintage) AS vintage, max(reference_date) AS reference_date,
       any_value(definition) AS definition, coalesce(string_agg(DISTINCT nullif(note, ''), ' '), '') AS note
FROM found
GROUP BY dataset, source, area, period[:4]
ORDER BY dataset, source, area, period[:4]

-- years_by_source --
-- figures of some areas per year and per dataset and source apart, for comparing areas: two sources are never mixed
SELECT dataset, source, area, span_of(period, 'year') AS period,
       CASE WHEN bool_or(period = span_of(period, 'year')) THEN max(value) FILTER (period = span_of(period, 'year'))
            WHEN count(value) FILTER (is_month(period)) = 12 THEN sum(value) FILTER (is_month(period)) END AS value,
       bool_or(fictional) AS fictional, max(vintage) AS vintage, max(reference_date) AS reference_date, any_value(definition) AS definition
FROM newest($areas, [$phenomenon], $unit)
WHERE span_of(period, 'year') IS NOT NULL
GROUP BY dataset, source, area, span_of(period, 'year')
HAVING value IS NOT NULL
ORDER BY dataset, source, period, area

-- said_when --
-- what successive deliveries of one dataset said about the months of one area: how much came in later
WITH found AS (
    SELECT dataset, source, period, reference_date, value FROM figures
    WHERE area = $area AND phenomenon = $phenomenon AND unit = $unit AND is_month(period) AND value IS NOT NULL AND NOT fictional
)
SELECT period, reference_date, max(value) AS value FROM found
WHERE (dataset, source) = (SELECT (dataset, source) FROM found GROUP BY dataset, source
                           ORDER BY count(DISTINCT reference_date) DESC, dataset, source LIMIT 1)
GROUP BY period, reference_date ORDER BY period, reference_date
