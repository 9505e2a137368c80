-- Counts for the figures: measures that started, per area, kind and month, and how they ended (C36, C40).

CREATE SCHEMA IF NOT EXISTS figures;
GRANT USAGE ON SCHEMA figures TO baken_numbers;
GRANT USAGE, CREATE ON SCHEMA figures TO baken_gate;
SET ROLE baken_gate;

CREATE OR REPLACE VIEW figures.measures WITH (security_barrier) AS
SELECT m.municipality,
       m.area,
       m.kind,
       m.phenomenon,
       date_trunc('month', started.effective_on)::date AS month,
       coalesce(ended.outcome, '') AS outcome,
       count(*) AS measures,
       count(*) FILTER (WHERE m.told_what <> '') AS with_communication
  FROM public.measures_measure m
  JOIN public.measures_measurestep started
    ON started.municipality = m.municipality AND started.measure_id = m.id AND started.to_state = 'running'
  LEFT JOIN public.measures_measurestep ended
    ON ended.municipality = m.municipality AND ended.measure_id = m.id AND ended.to_state = 'ended'
 GROUP BY 1, 2, 3, 4, 5, 6;

REVOKE ALL ON figures.measures FROM PUBLIC;
GRANT SELECT ON figures.measures TO baken_numbers;
RESET ROLE;
