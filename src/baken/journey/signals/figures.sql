-- What signals lets the figures count: area x phenomenon x month, true counts, nothing else. No person, address or text.

CREATE SCHEMA IF NOT EXISTS figures;
GRANT USAGE, CREATE ON SCHEMA figures TO baken_gate;
GRANT USAGE ON SCHEMA figures TO baken_numbers;
SET ROLE baken_gate;
CREATE OR REPLACE VIEW figures.signals WITH (security_barrier) AS
    SELECT municipality, area, phenomenon, received_month AS month, count(*) AS count
      FROM public.signals_signal
     GROUP BY municipality, area, phenomenon, received_month;
GRANT SELECT ON figures.signals TO baken_numbers;
RESET ROLE;
