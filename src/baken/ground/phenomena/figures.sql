-- What the phenomena are called, so that a count has a name. No person, no place.

CREATE SCHEMA IF NOT EXISTS figures;
GRANT USAGE, CREATE ON SCHEMA figures TO baken_gate;
GRANT USAGE ON SCHEMA figures TO baken_numbers;
SET ROLE baken_gate;
CREATE OR REPLACE VIEW figures.phenomena WITH (security_barrier) AS
    SELECT municipality, code, "group", label, valid_from, valid_until FROM public.phenomena_phenomenon;
GRANT SELECT ON figures.phenomena TO baken_numbers;
RESET ROLE;
