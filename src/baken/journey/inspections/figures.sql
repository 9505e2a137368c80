-- Counts for the figures: inspections carried out per area, kind of object and month, and how they ended (C14, C42).
-- Grounds, nothing found and follow-up stand beside the count, so that the number alone is never the aim.

CREATE SCHEMA IF NOT EXISTS figures;
GRANT USAGE ON SCHEMA figures TO baken_numbers;
GRANT USAGE, CREATE ON SCHEMA figures TO baken_gate;
SET ROLE baken_gate;

CREATE OR REPLACE VIEW figures.inspections WITH (security_barrier) AS
SELECT i.municipality,
       i.area,
       i.object_type AS kind,
       i.phenomenon,
       date_trunc('month', done.at AT TIME ZONE 'Europe/Amsterdam')::date AS month,
       count(*) AS inspections,
       count(*) FILTER (WHERE NOT EXISTS (
           SELECT FROM public.inspections_finding f
            WHERE f.municipality = i.municipality AND f.inspection_id = i.id AND f.result <> 'nothing_found')) AS nothing_found,
       count(*) FILTER (WHERE i.state = 'follow_up' OR EXISTS (
           SELECT FROM public.inspections_inspectionstep s
            WHERE s.municipality = i.municipality AND s.inspection_id = i.id AND s.to_state = 'follow_up')) AS followed_up,
       count(*) FILTER (WHERE planned.urgent_id IS NOT NULL) AS urgent,
       sum((SELECT count(*) FROM public.inspections_inspectionpartner p
             WHERE p.municipality = i.municipality AND p.inspection_id = i.id))::bigint AS partners
  FROM public.inspections_inspection i
  JOIN public.inspections_inspectionstep done
    ON done.municipality = i.municipality AND done.inspection_id = i.id AND done.to_state = 'debriefing'
  JOIN public.inspections_inspectionstep planned
    ON planned.municipality = i.municipality AND planned.inspection_id = i.id AND planned.to_state = 'planned'
 GROUP BY 1, 2, 3, 4, 5;

REVOKE ALL ON figures.inspections FROM PUBLIC;
GRANT SELECT ON figures.inspections TO baken_numbers;
RESET ROLE;
