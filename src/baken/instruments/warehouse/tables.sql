-- kept_figures --
-- public figures as they are kept: one row per known value, and one per series for the periods without one (ADR 0010)
CREATE TABLE empty_kept_figures (
    dataset        VARCHAR,
    vintage        VARCHAR,
    area           VARCHAR,
    area_level     VARCHAR,
    phenomenon     VARCHAR,
    period         VARCHAR,
    unit           VARCHAR,
    value          DOUBLE,
    source         VARCHAR,
    reference_date DATE,
    definition     VARCHAR,
    provisional    BOOLEAN,
    note           VARCHAR,
    fictional      BOOLEAN,
    unknown_periods VARCHAR[]
)

-- own_counts --
-- counts that the rooms offer through their figures.sql: never a person, always a whole municipality or neighbourhood
CREATE TABLE empty_own_counts (
    what         VARCHAR,
    municipality VARCHAR,
    area         VARCHAR,
    phenomenon   VARCHAR,
    label        VARCHAR,
    month        DATE,
    count        BIGINT,
    extracted_at TIMESTAMP
)

-- released_counts --
-- what of the own counts was published, cell by cell, as it was on that day: it never changes, so two nights cannot be subtracted
CREATE TABLE empty_released_counts (
    what         VARCHAR,
    municipality VARCHAR,
    phenomenon   VARCHAR,
    period       VARCHAR,
    count        BIGINT,
    shown        BOOLEAN,
    fewest       INTEGER,
    released_at  TIMESTAMP
)

-- successions --
-- which area went into which other one, from which day; an area that was divided stands there more than once
CREATE TABLE empty_successions (
    old    VARCHAR,
    new    VARCHAR,
    since  DATE,
    source VARCHAR
)
