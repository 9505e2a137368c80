-- intake: generated from the matrix and the tables by `baken policies`; do not edit.
-- Forced row-level security: deny by default, one municipality, the organs of the role, the activity declared.

DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_part'::regclass AND conname = 'intake_part_key_id')
    THEN ALTER TABLE intake_part ADD CONSTRAINT intake_part_key_id UNIQUE (municipality, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_report'::regclass AND conname = 'intake_report_key_id')
    THEN ALTER TABLE intake_report ADD CONSTRAINT intake_report_key_id UNIQUE (municipality, id); END IF; END $$;

-- intake_part · intake.sealed · GEMEENTE_SIGNAAL
ALTER TABLE intake_part ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_part FORCE ROW LEVEL SECURITY;
REVOKE ALL ON intake_part FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON intake_part TO baken_backup;
GRANT SELECT, DELETE ON intake_part TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON intake_part TO baken_gate;
DROP POLICY IF EXISTS gate ON intake_part;
DROP POLICY IF EXISTS destroy ON intake_part;
DROP POLICY IF EXISTS see ON intake_part;
DROP POLICY IF EXISTS enter ON intake_part;
DROP POLICY IF EXISTS change ON intake_part;
CREATE POLICY gate ON intake_part FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON intake_part FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_part.report_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON intake_part
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ("municipality", "organ", "keep_until", "id", "report_id", "kind", "on", "ciphertext") ON intake_part TO baken_app, baken_worker;
CREATE POLICY see ON intake_part FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('safety_adviser:handle_reports', 'weigher:handle_reports'))
    AND EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_part.report_id));
GRANT INSERT ON intake_part TO baken_app, baken_worker;
CREATE POLICY enter ON intake_part FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('safety_adviser:handle_reports', 'weigher:handle_reports'))
    AND EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_part.report_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_part'::regclass AND conname = 'of_report_id')
    THEN ALTER TABLE intake_part ADD CONSTRAINT of_report_id FOREIGN KEY (municipality, report_id) REFERENCES intake_report (municipality, id) DEFERRABLE; END IF; END $$;

-- intake_partkey · intake.sealed · GEMEENTE_SIGNAAL
ALTER TABLE intake_partkey ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_partkey FORCE ROW LEVEL SECURITY;
REVOKE ALL ON intake_partkey FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON intake_partkey TO baken_backup;
GRANT SELECT, DELETE ON intake_partkey TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON intake_partkey TO baken_gate;
DROP POLICY IF EXISTS gate ON intake_partkey;
DROP POLICY IF EXISTS destroy ON intake_partkey;
DROP POLICY IF EXISTS see ON intake_partkey;
DROP POLICY IF EXISTS enter ON intake_partkey;
DROP POLICY IF EXISTS change ON intake_partkey;
CREATE POLICY gate ON intake_partkey FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON intake_partkey FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM intake_part AS parent WHERE parent.id = intake_partkey.part_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON intake_partkey
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ("municipality", "organ", "keep_until", "id", "part_id", "holder", "wrapped") ON intake_partkey TO baken_app, baken_worker;
CREATE POLICY see ON intake_partkey FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('safety_adviser:handle_reports', 'weigher:handle_reports'))
    AND EXISTS (SELECT FROM intake_part AS parent WHERE parent.id = intake_partkey.part_id));
GRANT INSERT ON intake_partkey TO baken_app, baken_worker;
CREATE POLICY enter ON intake_partkey FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('safety_adviser:handle_reports', 'weigher:handle_reports'))
    AND EXISTS (SELECT FROM intake_part AS parent WHERE parent.id = intake_partkey.part_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_partkey'::regclass AND conname = 'of_part_id')
    THEN ALTER TABLE intake_partkey ADD CONSTRAINT of_part_id FOREIGN KEY (municipality, part_id) REFERENCES intake_part (municipality, id) DEFERRABLE; END IF; END $$;

-- intake_report · intake · GEMEENTE_SIGNAAL
ALTER TABLE intake_report ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_report FORCE ROW LEVEL SECURITY;
REVOKE ALL ON intake_report FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON intake_report TO baken_backup;
GRANT SELECT, DELETE ON intake_report TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON intake_report TO baken_gate;
DROP POLICY IF EXISTS gate ON intake_report;
DROP POLICY IF EXISTS destroy ON intake_report;
DROP POLICY IF EXISTS see ON intake_report;
DROP POLICY IF EXISTS enter ON intake_report;
DROP POLICY IF EXISTS change ON intake_report;
CREATE POLICY gate ON intake_report FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON intake_report FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON intake_report
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ("municipality", "organ", "keep_until", "id", "received_on", "channel", "entrance", "subject", "area_code", "identity", "state", "waiting_for", "owner", "lookup", "thread_key") ON intake_report TO baken_app, baken_worker;
CREATE POLICY see ON intake_report FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:reveal_identity', 'safety_adviser:handle_reports', 'safety_adviser:reveal_identity', 'safety_adviser:weigh_signals', 'system:keep_house', 'weigher:handle_reports', 'weigher:weigh_signals')));
GRANT INSERT ON intake_report TO baken_app, baken_worker;
CREATE POLICY enter ON intake_report FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('safety_adviser:handle_reports', 'weigher:handle_reports'))
    AND state = 'received');
GRANT UPDATE (keep_until, waiting_for, owner) ON intake_report TO baken_app, baken_worker;
CREATE POLICY change ON intake_report FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('safety_adviser:handle_reports', 'weigher:handle_reports'))) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('safety_adviser:handle_reports', 'weigher:handle_reports')));

-- intake_reporteridentity · intake.identity · GEMEENTE_SIGNAAL
ALTER TABLE intake_reporteridentity ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_reporteridentity FORCE ROW LEVEL SECURITY;
REVOKE ALL ON intake_reporteridentity FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON intake_reporteridentity TO baken_backup;
GRANT SELECT, DELETE ON intake_reporteridentity TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON intake_reporteridentity TO baken_gate;
DROP POLICY IF EXISTS gate ON intake_reporteridentity;
DROP POLICY IF EXISTS destroy ON intake_reporteridentity;
DROP POLICY IF EXISTS see ON intake_reporteridentity;
DROP POLICY IF EXISTS enter ON intake_reporteridentity;
DROP POLICY IF EXISTS change ON intake_reporteridentity;
CREATE POLICY gate ON intake_reporteridentity FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON intake_reporteridentity FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_reporteridentity.report_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON intake_reporteridentity
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ("municipality", "organ", "keep_until", "id", "report_id", "ciphertext", "wrapped_for_two") ON intake_reporteridentity TO baken_app, baken_worker;
CREATE POLICY see ON intake_reporteridentity FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:reveal_identity', 'safety_adviser:reveal_identity'))
    AND EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_reporteridentity.report_id)
    AND (EXISTS (SELECT FROM intake_reveal AS reveal WHERE reveal.report_id = intake_reporteridentity.report_id AND reveal.approved_by IS NOT NULL)));
GRANT INSERT ON intake_reporteridentity TO baken_app, baken_worker;
CREATE POLICY enter ON intake_reporteridentity FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:reveal_identity', 'safety_adviser:reveal_identity'))
    AND EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_reporteridentity.report_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_reporteridentity'::regclass AND conname = 'of_report_id')
    THEN ALTER TABLE intake_reporteridentity ADD CONSTRAINT of_report_id FOREIGN KEY (municipality, report_id) REFERENCES intake_report (municipality, id) DEFERRABLE; END IF; END $$;

-- intake_reportstep · intake · GEMEENTE_SIGNAAL
ALTER TABLE intake_reportstep ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_reportstep FORCE ROW LEVEL SECURITY;
REVOKE ALL ON intake_reportstep FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON intake_reportstep TO baken_backup;
GRANT SELECT, DELETE ON intake_reportstep TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON intake_reportstep TO baken_gate;
DROP POLICY IF EXISTS gate ON intake_reportstep;
DROP POLICY IF EXISTS destroy ON intake_reportstep;
DROP POLICY IF EXISTS see ON intake_reportstep;
DROP POLICY IF EXISTS enter ON intake_reportstep;
DROP POLICY IF EXISTS change ON intake_reportstep;
CREATE POLICY gate ON intake_reportstep FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON intake_reportstep FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_reportstep.report_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON intake_reportstep
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ("municipality", "organ", "keep_until", "from_state", "to_state", "by", "at", "seq", "reason", "urgent_id", "id", "report_id") ON intake_reportstep TO baken_app, baken_worker;
CREATE POLICY see ON intake_reportstep FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:reveal_identity', 'safety_adviser:handle_reports', 'safety_adviser:reveal_identity', 'safety_adviser:weigh_signals', 'system:keep_house', 'weigher:handle_reports', 'weigher:weigh_signals'))
    AND EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_reportstep.report_id));
GRANT INSERT ON intake_reportstep TO baken_app, baken_worker;
CREATE POLICY enter ON intake_reportstep FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('safety_adviser:handle_reports', 'weigher:handle_reports'))
    AND EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_reportstep.report_id));
GRANT UPDATE (keep_until) ON intake_reportstep TO baken_app, baken_worker;
CREATE POLICY change ON intake_reportstep FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('safety_adviser:handle_reports', 'weigher:handle_reports'))
    AND EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_reportstep.report_id)) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('safety_adviser:handle_reports', 'weigher:handle_reports'))
    AND EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_reportstep.report_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_reportstep'::regclass AND conname = 'of_urgent_id')
    THEN ALTER TABLE intake_reportstep ADD CONSTRAINT of_urgent_id FOREIGN KEY (municipality, urgent_id) REFERENCES privacy_urgentact (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_reportstep'::regclass AND conname = 'of_report_id')
    THEN ALTER TABLE intake_reportstep ADD CONSTRAINT of_report_id FOREIGN KEY (municipality, report_id) REFERENCES intake_report (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER take_step BEFORE INSERT ON intake_reportstep
    FOR EACH ROW EXECUTE FUNCTION gate.take_step('intake_report', 'report_id', 'intake.report');

-- intake_reveal · intake.identity · GEMEENTE_SIGNAAL
ALTER TABLE intake_reveal ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_reveal FORCE ROW LEVEL SECURITY;
REVOKE ALL ON intake_reveal FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON intake_reveal TO baken_backup;
GRANT SELECT, DELETE ON intake_reveal TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON intake_reveal TO baken_gate;
DROP POLICY IF EXISTS gate ON intake_reveal;
DROP POLICY IF EXISTS destroy ON intake_reveal;
DROP POLICY IF EXISTS see ON intake_reveal;
DROP POLICY IF EXISTS enter ON intake_reveal;
DROP POLICY IF EXISTS change ON intake_reveal;
CREATE POLICY gate ON intake_reveal FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON intake_reveal FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_reveal.report_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON intake_reveal
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ("municipality", "organ", "keep_until", "id", "report_id", "reason", "asked_by", "asked_at", "approved_by", "approved_at", "opened_at") ON intake_reveal TO baken_app, baken_worker;
CREATE POLICY see ON intake_reveal FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:reveal_identity', 'safety_adviser:reveal_identity'))
    AND EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_reveal.report_id));
GRANT INSERT ON intake_reveal TO baken_app, baken_worker;
CREATE POLICY enter ON intake_reveal FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:reveal_identity', 'safety_adviser:reveal_identity'))
    AND EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_reveal.report_id));
GRANT UPDATE (keep_until, approved_by, approved_at, opened_at) ON intake_reveal TO baken_app, baken_worker;
CREATE POLICY change ON intake_reveal FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:reveal_identity', 'safety_adviser:reveal_identity'))
    AND EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_reveal.report_id)) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:reveal_identity', 'safety_adviser:reveal_identity'))
    AND EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_reveal.report_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_reveal'::regclass AND conname = 'of_report_id')
    THEN ALTER TABLE intake_reveal ADD CONSTRAINT of_report_id FOREIGN KEY (municipality, report_id) REFERENCES intake_report (municipality, id) DEFERRABLE; END IF; END $$;
