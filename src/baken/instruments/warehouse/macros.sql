-- figures --
-- one row is one value for an area, a phenomenon and a period; NULL means not known, never zero
CREATE VIEW figures AS
    SELECT dataset, vintage, area, area_level, phenomenon, period, unit, value, source, reference_date, definition, provisional, note, fictional
    FROM kept_figures WHERE unknown_periods IS NULL
    UNION ALL
    SELECT dataset, vintage, area, area_level, phenomenon, unnest(unknown_periods), unit, NULL, source, reference_date, definition, provisional, note, fictional
    FROM kept_figures WHERE unknown_periods IS NOT NULL

-- lies_in --
-- is this text in the list; the bounds let DuckDB skip the parts of a file that cannot hold it
CREATE MACRO lies_in(written, list) AS
    list_contains(list, written) AND written >= list_min(list) AND written <= list_max(list)

-- newest --
-- rows of some areas and phenomena in one unit: of every dataset and source the newest delivery that has the cell
CREATE MACRO newest(wanted_areas, wanted_phenomena, wanted_unit) AS TABLE
    SELECT * FROM figures
    WHERE lies_in(area, wanted_areas) AND lies_in(phenomenon, wanted_phenomena) AND unit = wanted_unit
    QUALIFY row_number() OVER (
        PARTITION BY dataset, source, area, phenomenon, period ORDER BY reference_date DESC, vintage DESC) = 1

-- best --
-- the same of one dataset and source per phenomenon: real before made up, then the one that knows most, then the newest
CREATE MACRO best(wanted_areas, wanted_phenomena, wanted_unit) AS TABLE
    WITH found AS (FROM newest(wanted_areas, wanted_phenomena, wanted_unit)),
    chosen AS (
        SELECT phenomenon, dataset, source FROM found GROUP BY phenomenon, dataset, source
        QUALIFY row_number() OVER (
            PARTITION BY phenomenon ORDER BY bool_or(fictional), count(value) DESC, max(reference_date) DESC, dataset, source) = 1
    )
    SELECT found.* FROM found JOIN chosen USING (phenomenon, dataset, source)

-- is_month --
-- 2025-03, not 2025 or 2025-Q1
CREATE MACRO is_month(period) AS length(period) = 7 AND period[6] <> 'Q'

-- span_of --
-- the year, quarter or month (`per`) a period falls in; NULL for a period that is longer
CREATE MACRO span_of(period, per) AS CASE
    WHEN per = 'year' THEN period[:4]
    WHEN per = 'quarter' AND period[6] = 'Q' THEN period
    WHEN per = 'quarter' AND is_month(period) THEN period[:4] || '-Q' || ((period[6:7]::INTEGER + 2) // 3)
    WHEN per = 'month' AND is_month(period) THEN period
    END

-- totals_of --
-- per area, phenomenon and year, quarter or month: what was published for it, else the sum of its months when each is known
CREATE MACRO totals_of(wanted_areas, wanted_phenomena, wanted_unit, per) AS TABLE
    SELECT area, any_value(area_level) AS area_level, phenomenon, span_of(period, per) AS period, unit,
           CASE WHEN bool_or(period = span_of(period, per)) THEN max(value) FILTER (period = span_of(period, per))
                WHEN count(value) FILTER (is_month(period)) = any_value(CASE per WHEN 'year' THEN 12 ELSE 3 END)
                THEN sum(value) FILTER (is_month(period)) END AS value,
           count(value) FILTER (is_month(period)) AS months_known, bool_or(provisional) AS provisional,
           bool_or(fictional) AS fictional, any_value(dataset) AS dataset, any_value(source) AS source,
           max(vintage) AS vintage, max(reference_date) AS reference_date, any_value(definition) AS definition,
           string_agg(DISTINCT nullif(note, ''), ' ') AS note
    FROM best(wanted_areas, wanted_phenomena, wanted_unit)
    WHERE span_of(period, per) IS NOT NULL
    GROUP BY area, phenomenon, unit, span_of(period, per)
