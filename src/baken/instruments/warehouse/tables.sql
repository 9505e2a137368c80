-- figures --
-- public figures: one row is one value for an area, a phenomenon and a period; NULL means not known, never zero
CREATE TABLE empty_figures (
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
    fictional      BOOLEAN
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
