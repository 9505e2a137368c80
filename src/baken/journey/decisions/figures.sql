-- Counts for the figures: decisions per area, instrument and month in which they were taken.

CREATE SCHEMA IF NOT EXISTS figures;
GRANT USAGE ON SCHEMA figures TO baken_numbers;
GRANT USAGE, CREATE ON SCHEMA figures TO baken_gate;
SET ROLE baken_gate;

CREATE OR REPLACE VIEW figures.decisions WITH (security_barrier) AS
SELECT d.municipality,
       d.area,
       d.instrument AS kind,
       d.phenomenon,
       date_trunc('month', s.at AT TIME ZONE 'Europe/Amsterdam')::date AS month,
       s.to_state AS outcome,
       count(*) AS decisions,
       count(*) FILTER (WHERE s.urgent_id IS NOT NULL) AS urgent
  FROM public.decisions_decision d
  JOIN public.decisions_decisionstep s
    ON s.municipality = d.municipality AND s.decision_id = d.id AND s.to_state IN ('decided', 'declined')
 GROUP BY 1, 2, 3, 4, 5, 6;

REVOKE ALL ON figures.decisions FROM PUBLIC;
GRANT SELECT ON figures.decisions TO baken_numbers;
RESET ROLE;
