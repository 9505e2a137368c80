-- inspections: generated from the matrix and the tables by `baken policies`; do not edit.
-- Forced row-level security: deny by default, one municipality, the organs of the role, the activity declared.

DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'inspections_approval'::regclass AND conname = 'inspections_approval_key_inspection_id_id')
    THEN ALTER TABLE inspections_approval ADD CONSTRAINT inspections_approval_key_inspection_id_id UNIQUE (municipality, inspection_id, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'inspections_inspection'::regclass AND conname = 'inspections_inspection_key_id')
    THEN ALTER TABLE inspections_inspection ADD CONSTRAINT inspections_inspection_key_id UNIQUE (municipality, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'inspections_inspectionpartner'::regclass AND conname = 'inspections_inspectionpartner_key_inspection_id_id')
    THEN ALTER TABLE inspections_inspectionpartner ADD CONSTRAINT inspections_inspectionpartner_key_inspection_id_id UNIQUE (municipality, inspection_id, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'inspections_occasion'::regclass AND conname = 'inspections_occasion_key_inspection_id_id')
    THEN ALTER TABLE inspections_occasion ADD CONSTRAINT inspections_occasion_key_inspection_id_id UNIQUE (municipality, inspection_id, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'inspections_visit'::regclass AND conname = 'inspections_visit_key_inspection_id_id')
    THEN ALTER TABLE inspections_visit ADD CONSTRAINT inspections_visit_key_inspection_id_id UNIQUE (municipality, inspection_id, id); END IF; END $$;

-- inspections_approval · inspections · BESTUURLIJK_DOSSIER
ALTER TABLE inspections_approval ENABLE ROW LEVEL SECURITY;
ALTER TABLE inspections_approval FORCE ROW LEVEL SECURITY;
REVOKE ALL ON inspections_approval FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON inspections_approval TO baken_backup;
GRANT SELECT, DELETE ON inspections_approval TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON inspections_approval TO baken_gate;
DROP POLICY IF EXISTS gate ON inspections_approval;
DROP POLICY IF EXISTS destroy ON inspections_approval;
DROP POLICY IF EXISTS see ON inspections_approval;
DROP POLICY IF EXISTS enter ON inspections_approval;
DROP POLICY IF EXISTS change ON inspections_approval;
CREATE POLICY gate ON inspections_approval FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON inspections_approval FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON inspections_approval
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON inspections_approval TO baken_app, baken_worker;
CREATE POLICY see ON inspections_approval FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('inspector:inspect', 'lawyer:plan_inspections', 'safety_adviser:plan_inspections'))
    AND (NOT (SELECT gate.acting_as('inspector:inspect'))));
GRANT INSERT ON inspections_approval TO baken_app, baken_worker;
CREATE POLICY enter ON inspections_approval FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:plan_inspections', 'safety_adviser:plan_inspections'))
    AND "by" = (SELECT gate.membership()));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'inspections_approval'::regclass AND conname = 'of_inspection_id')
    THEN ALTER TABLE inspections_approval ADD CONSTRAINT of_inspection_id FOREIGN KEY (municipality, inspection_id) REFERENCES inspections_inspection (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON inspections_approval
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- inspections_assignment · inspections · BESTUURLIJK_DOSSIER
ALTER TABLE inspections_assignment ENABLE ROW LEVEL SECURITY;
ALTER TABLE inspections_assignment FORCE ROW LEVEL SECURITY;
REVOKE ALL ON inspections_assignment FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON inspections_assignment TO baken_backup;
GRANT SELECT, DELETE ON inspections_assignment TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON inspections_assignment TO baken_gate;
DROP POLICY IF EXISTS gate ON inspections_assignment;
DROP POLICY IF EXISTS destroy ON inspections_assignment;
DROP POLICY IF EXISTS see ON inspections_assignment;
DROP POLICY IF EXISTS enter ON inspections_assignment;
DROP POLICY IF EXISTS change ON inspections_assignment;
CREATE POLICY gate ON inspections_assignment FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON inspections_assignment FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON inspections_assignment
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON inspections_assignment TO baken_app, baken_worker;
CREATE POLICY see ON inspections_assignment FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('inspector:inspect', 'lawyer:plan_inspections', 'safety_adviser:plan_inspections'))
    AND (NOT (SELECT gate.acting_as('inspector:inspect')) OR membership = (SELECT gate.membership())));
GRANT INSERT ON inspections_assignment TO baken_app, baken_worker;
CREATE POLICY enter ON inspections_assignment FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:plan_inspections', 'safety_adviser:plan_inspections')));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'inspections_assignment'::regclass AND conname = 'of_inspection_id')
    THEN ALTER TABLE inspections_assignment ADD CONSTRAINT of_inspection_id FOREIGN KEY (municipality, inspection_id) REFERENCES inspections_inspection (municipality, id) DEFERRABLE; END IF; END $$;

-- inspections_finding · inspections.findings · BESTUURLIJK_DOSSIER
ALTER TABLE inspections_finding ENABLE ROW LEVEL SECURITY;
ALTER TABLE inspections_finding FORCE ROW LEVEL SECURITY;
REVOKE ALL ON inspections_finding FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON inspections_finding TO baken_backup;
GRANT SELECT, DELETE ON inspections_finding TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON inspections_finding TO baken_gate;
DROP POLICY IF EXISTS gate ON inspections_finding;
DROP POLICY IF EXISTS destroy ON inspections_finding;
DROP POLICY IF EXISTS see ON inspections_finding;
DROP POLICY IF EXISTS enter ON inspections_finding;
DROP POLICY IF EXISTS change ON inspections_finding;
CREATE POLICY gate ON inspections_finding FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON inspections_finding FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON inspections_finding
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON inspections_finding TO baken_app, baken_worker;
CREATE POLICY see ON inspections_finding FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('inspector:inspect', 'lawyer:plan_inspections', 'safety_adviser:plan_inspections'))
    AND (NOT (SELECT gate.acting_as('inspector:inspect')) OR EXISTS (SELECT FROM inspections_assignment AS a WHERE a.inspection_id = inspections_finding.inspection_id AND a.membership = (SELECT gate.membership()))));
GRANT INSERT ON inspections_finding TO baken_app, baken_worker;
CREATE POLICY enter ON inspections_finding FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('inspector:inspect'))
    AND "by" = (SELECT gate.membership())
    AND (NOT (SELECT gate.acting_as('inspector:inspect')) OR EXISTS (SELECT FROM inspections_assignment AS a WHERE a.inspection_id = inspections_finding.inspection_id AND a.membership = (SELECT gate.membership()))));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'inspections_finding'::regclass AND conname = 'of_inspection_id')
    THEN ALTER TABLE inspections_finding ADD CONSTRAINT of_inspection_id FOREIGN KEY (municipality, inspection_id) REFERENCES inspections_inspection (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'inspections_finding'::regclass AND conname = 'of_visit_id')
    THEN ALTER TABLE inspections_finding ADD CONSTRAINT of_visit_id FOREIGN KEY (municipality, inspection_id, visit_id) REFERENCES inspections_visit (municipality, inspection_id, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'inspections_finding'::regclass AND conname = 'of_partner_id')
    THEN ALTER TABLE inspections_finding ADD CONSTRAINT of_partner_id FOREIGN KEY (municipality, inspection_id, partner_id) REFERENCES inspections_inspectionpartner (municipality, inspection_id, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON inspections_finding
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- inspections_inspection · inspections · BESTUURLIJK_DOSSIER
ALTER TABLE inspections_inspection ENABLE ROW LEVEL SECURITY;
ALTER TABLE inspections_inspection FORCE ROW LEVEL SECURITY;
REVOKE ALL ON inspections_inspection FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON inspections_inspection TO baken_backup;
GRANT SELECT, DELETE ON inspections_inspection TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON inspections_inspection TO baken_gate;
DROP POLICY IF EXISTS gate ON inspections_inspection;
DROP POLICY IF EXISTS destroy ON inspections_inspection;
DROP POLICY IF EXISTS see ON inspections_inspection;
DROP POLICY IF EXISTS enter ON inspections_inspection;
DROP POLICY IF EXISTS change ON inspections_inspection;
CREATE POLICY gate ON inspections_inspection FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON inspections_inspection FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON inspections_inspection
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON inspections_inspection TO baken_app, baken_worker;
CREATE POLICY see ON inspections_inspection FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('inspector:inspect', 'lawyer:plan_inspections', 'safety_adviser:plan_inspections'))
    AND (NOT (SELECT gate.acting_as('inspector:inspect')) OR EXISTS (SELECT FROM inspections_assignment AS a WHERE a.inspection_id = inspections_inspection.id AND a.membership = (SELECT gate.membership()))));
GRANT INSERT ON inspections_inspection TO baken_app, baken_worker;
CREATE POLICY enter ON inspections_inspection FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:plan_inspections', 'safety_adviser:plan_inspections'))
    AND state = 'idea');
GRANT UPDATE (keep_until, dossier_id, decision_id, object_type, address, area, phenomenon, held_on, starts_at, criterion, purpose, proportionality, dpia, safety_plan, care_contact, revised_by, revised_at) ON inspections_inspection TO baken_app, baken_worker;
CREATE POLICY change ON inspections_inspection FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:plan_inspections', 'safety_adviser:plan_inspections'))
    AND (NOT (SELECT gate.acting_as('inspector:inspect')) OR EXISTS (SELECT FROM inspections_assignment AS a WHERE a.inspection_id = inspections_inspection.id AND a.membership = (SELECT gate.membership())))) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:plan_inspections', 'safety_adviser:plan_inspections'))
    AND (NOT (SELECT gate.acting_as('inspector:inspect')) OR EXISTS (SELECT FROM inspections_assignment AS a WHERE a.inspection_id = inspections_inspection.id AND a.membership = (SELECT gate.membership()))));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'inspections_inspection'::regclass AND conname = 'of_dossier_id')
    THEN ALTER TABLE inspections_inspection ADD CONSTRAINT of_dossier_id FOREIGN KEY (municipality, dossier_id) REFERENCES dossiers_dossier (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'inspections_inspection'::regclass AND conname = 'of_decision_id')
    THEN ALTER TABLE inspections_inspection ADD CONSTRAINT of_decision_id FOREIGN KEY (municipality, decision_id) REFERENCES decisions_decision (municipality, id) DEFERRABLE; END IF; END $$;

-- inspections_inspectionpartner · inspections · BESTUURLIJK_DOSSIER
ALTER TABLE inspections_inspectionpartner ENABLE ROW LEVEL SECURITY;
ALTER TABLE inspections_inspectionpartner FORCE ROW LEVEL SECURITY;
REVOKE ALL ON inspections_inspectionpartner FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON inspections_inspectionpartner TO baken_backup;
GRANT SELECT, DELETE ON inspections_inspectionpartner TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON inspections_inspectionpartner TO baken_gate;
DROP POLICY IF EXISTS gate ON inspections_inspectionpartner;
DROP POLICY IF EXISTS destroy ON inspections_inspectionpartner;
DROP POLICY IF EXISTS see ON inspections_inspectionpartner;
DROP POLICY IF EXISTS enter ON inspections_inspectionpartner;
DROP POLICY IF EXISTS change ON inspections_inspectionpartner;
CREATE POLICY gate ON inspections_inspectionpartner FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON inspections_inspectionpartner FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON inspections_inspectionpartner
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON inspections_inspectionpartner TO baken_app, baken_worker;
CREATE POLICY see ON inspections_inspectionpartner FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('inspector:inspect', 'lawyer:plan_inspections', 'safety_adviser:plan_inspections'))
    AND (NOT (SELECT gate.acting_as('inspector:inspect')) OR EXISTS (SELECT FROM inspections_assignment AS a WHERE a.inspection_id = inspections_inspectionpartner.inspection_id AND a.membership = (SELECT gate.membership()))));
GRANT INSERT ON inspections_inspectionpartner TO baken_app, baken_worker;
CREATE POLICY enter ON inspections_inspectionpartner FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:plan_inspections', 'safety_adviser:plan_inspections')));
GRANT UPDATE (keep_until, inspection_id, organisation_id, purpose, legal_basis, shared) ON inspections_inspectionpartner TO baken_app, baken_worker;
CREATE POLICY change ON inspections_inspectionpartner FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:plan_inspections', 'safety_adviser:plan_inspections'))
    AND (NOT (SELECT gate.acting_as('inspector:inspect')) OR EXISTS (SELECT FROM inspections_assignment AS a WHERE a.inspection_id = inspections_inspectionpartner.inspection_id AND a.membership = (SELECT gate.membership())))) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:plan_inspections', 'safety_adviser:plan_inspections'))
    AND (NOT (SELECT gate.acting_as('inspector:inspect')) OR EXISTS (SELECT FROM inspections_assignment AS a WHERE a.inspection_id = inspections_inspectionpartner.inspection_id AND a.membership = (SELECT gate.membership()))));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'inspections_inspectionpartner'::regclass AND conname = 'of_inspection_id')
    THEN ALTER TABLE inspections_inspectionpartner ADD CONSTRAINT of_inspection_id FOREIGN KEY (municipality, inspection_id) REFERENCES inspections_inspection (municipality, id) DEFERRABLE; END IF; END $$;

-- inspections_inspectionstep · inspections · BESTUURLIJK_DOSSIER
ALTER TABLE inspections_inspectionstep ENABLE ROW LEVEL SECURITY;
ALTER TABLE inspections_inspectionstep FORCE ROW LEVEL SECURITY;
REVOKE ALL ON inspections_inspectionstep FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON inspections_inspectionstep TO baken_backup;
GRANT SELECT, DELETE ON inspections_inspectionstep TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON inspections_inspectionstep TO baken_gate;
DROP POLICY IF EXISTS gate ON inspections_inspectionstep;
DROP POLICY IF EXISTS destroy ON inspections_inspectionstep;
DROP POLICY IF EXISTS see ON inspections_inspectionstep;
DROP POLICY IF EXISTS enter ON inspections_inspectionstep;
DROP POLICY IF EXISTS change ON inspections_inspectionstep;
CREATE POLICY gate ON inspections_inspectionstep FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON inspections_inspectionstep FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM inspections_inspection AS parent WHERE parent.id = inspections_inspectionstep.inspection_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON inspections_inspectionstep
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON inspections_inspectionstep TO baken_app, baken_worker;
CREATE POLICY see ON inspections_inspectionstep FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('inspector:inspect', 'lawyer:plan_inspections', 'safety_adviser:plan_inspections'))
    AND EXISTS (SELECT FROM inspections_inspection AS parent WHERE parent.id = inspections_inspectionstep.inspection_id));
GRANT INSERT ON inspections_inspectionstep TO baken_app, baken_worker;
CREATE POLICY enter ON inspections_inspectionstep FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('inspector:inspect', 'lawyer:plan_inspections', 'safety_adviser:plan_inspections'))
    AND EXISTS (SELECT FROM inspections_inspection AS parent WHERE parent.id = inspections_inspectionstep.inspection_id));
GRANT UPDATE (keep_until) ON inspections_inspectionstep TO baken_app, baken_worker;
CREATE POLICY change ON inspections_inspectionstep FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('inspector:inspect', 'lawyer:plan_inspections', 'safety_adviser:plan_inspections'))
    AND EXISTS (SELECT FROM inspections_inspection AS parent WHERE parent.id = inspections_inspectionstep.inspection_id)) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('inspector:inspect', 'lawyer:plan_inspections', 'safety_adviser:plan_inspections'))
    AND EXISTS (SELECT FROM inspections_inspection AS parent WHERE parent.id = inspections_inspectionstep.inspection_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'inspections_inspectionstep'::regclass AND conname = 'of_urgent_id')
    THEN ALTER TABLE inspections_inspectionstep ADD CONSTRAINT of_urgent_id FOREIGN KEY (municipality, urgent_id) REFERENCES privacy_urgentact (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'inspections_inspectionstep'::regclass AND conname = 'of_inspection_id')
    THEN ALTER TABLE inspections_inspectionstep ADD CONSTRAINT of_inspection_id FOREIGN KEY (municipality, inspection_id) REFERENCES inspections_inspection (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'inspections_inspectionstep'::regclass AND conname = 'of_occasion_id')
    THEN ALTER TABLE inspections_inspectionstep ADD CONSTRAINT of_occasion_id FOREIGN KEY (municipality, inspection_id, occasion_id) REFERENCES inspections_occasion (municipality, inspection_id, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'inspections_inspectionstep'::regclass AND conname = 'of_safety_approval_id')
    THEN ALTER TABLE inspections_inspectionstep ADD CONSTRAINT of_safety_approval_id FOREIGN KEY (municipality, inspection_id, safety_approval_id) REFERENCES inspections_approval (municipality, inspection_id, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'inspections_inspectionstep'::regclass AND conname = 'of_legal_approval_id')
    THEN ALTER TABLE inspections_inspectionstep ADD CONSTRAINT of_legal_approval_id FOREIGN KEY (municipality, inspection_id, legal_approval_id) REFERENCES inspections_approval (municipality, inspection_id, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER take_step BEFORE INSERT ON inspections_inspectionstep
    FOR EACH ROW EXECUTE FUNCTION gate.take_step('inspections_inspection', 'inspection_id', 'inspections.inspection');

-- inspections_occasion · inspections · BESTUURLIJK_DOSSIER
ALTER TABLE inspections_occasion ENABLE ROW LEVEL SECURITY;
ALTER TABLE inspections_occasion FORCE ROW LEVEL SECURITY;
REVOKE ALL ON inspections_occasion FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON inspections_occasion TO baken_backup;
GRANT SELECT, DELETE ON inspections_occasion TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON inspections_occasion TO baken_gate;
DROP POLICY IF EXISTS gate ON inspections_occasion;
DROP POLICY IF EXISTS destroy ON inspections_occasion;
DROP POLICY IF EXISTS see ON inspections_occasion;
DROP POLICY IF EXISTS enter ON inspections_occasion;
DROP POLICY IF EXISTS change ON inspections_occasion;
CREATE POLICY gate ON inspections_occasion FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON inspections_occasion FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON inspections_occasion
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON inspections_occasion TO baken_app, baken_worker;
CREATE POLICY see ON inspections_occasion FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('inspector:inspect', 'lawyer:plan_inspections', 'safety_adviser:plan_inspections'))
    AND (NOT (SELECT gate.acting_as('inspector:inspect'))));
GRANT INSERT ON inspections_occasion TO baken_app, baken_worker;
CREATE POLICY enter ON inspections_occasion FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:plan_inspections', 'safety_adviser:plan_inspections')));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'inspections_occasion'::regclass AND conname = 'of_inspection_id')
    THEN ALTER TABLE inspections_occasion ADD CONSTRAINT of_inspection_id FOREIGN KEY (municipality, inspection_id) REFERENCES inspections_inspection (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'inspections_occasion'::regclass AND conname = 'of_signal_id')
    THEN ALTER TABLE inspections_occasion ADD CONSTRAINT of_signal_id FOREIGN KEY (municipality, signal_id) REFERENCES signals_signal (municipality, id) DEFERRABLE; END IF; END $$;

-- inspections_visit · inspections.findings · BESTUURLIJK_DOSSIER
ALTER TABLE inspections_visit ENABLE ROW LEVEL SECURITY;
ALTER TABLE inspections_visit FORCE ROW LEVEL SECURITY;
REVOKE ALL ON inspections_visit FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON inspections_visit TO baken_backup;
GRANT SELECT, DELETE ON inspections_visit TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON inspections_visit TO baken_gate;
DROP POLICY IF EXISTS gate ON inspections_visit;
DROP POLICY IF EXISTS destroy ON inspections_visit;
DROP POLICY IF EXISTS see ON inspections_visit;
DROP POLICY IF EXISTS enter ON inspections_visit;
DROP POLICY IF EXISTS change ON inspections_visit;
CREATE POLICY gate ON inspections_visit FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON inspections_visit FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON inspections_visit
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON inspections_visit TO baken_app, baken_worker;
CREATE POLICY see ON inspections_visit FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('inspector:inspect', 'lawyer:plan_inspections', 'safety_adviser:plan_inspections'))
    AND (NOT (SELECT gate.acting_as('inspector:inspect')) OR EXISTS (SELECT FROM inspections_assignment AS a WHERE a.inspection_id = inspections_visit.inspection_id AND a.membership = (SELECT gate.membership()))));
GRANT INSERT ON inspections_visit TO baken_app, baken_worker;
CREATE POLICY enter ON inspections_visit FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('inspector:inspect'))
    AND "by" = (SELECT gate.membership())
    AND (NOT (SELECT gate.acting_as('inspector:inspect')) OR EXISTS (SELECT FROM inspections_assignment AS a WHERE a.inspection_id = inspections_visit.inspection_id AND a.membership = (SELECT gate.membership()))));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'inspections_visit'::regclass AND conname = 'of_inspection_id')
    THEN ALTER TABLE inspections_visit ADD CONSTRAINT of_inspection_id FOREIGN KEY (municipality, inspection_id) REFERENCES inspections_inspection (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON inspections_visit
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();
