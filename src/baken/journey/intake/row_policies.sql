-- intake: generated from the matrix and the tables by `baken policies`; do not edit.
-- Forced row-level security: deny by default, one municipality, the organs of the role, the activity declared.

DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_part'::regclass AND conname = 'intake_part_key_id')
    THEN ALTER TABLE intake_part ADD CONSTRAINT intake_part_key_id UNIQUE (municipality, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_passingon'::regclass AND conname = 'intake_passingon_key_report_id_id')
    THEN ALTER TABLE intake_passingon ADD CONSTRAINT intake_passingon_key_report_id_id UNIQUE (municipality, report_id, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_report'::regclass AND conname = 'intake_report_key_id')
    THEN ALTER TABLE intake_report ADD CONSTRAINT intake_report_key_id UNIQUE (municipality, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_reportfile'::regclass AND conname = 'intake_reportfile_key_id')
    THEN ALTER TABLE intake_reportfile ADD CONSTRAINT intake_reportfile_key_id UNIQUE (municipality, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_routerule'::regclass AND conname = 'intake_routerule_key_id')
    THEN ALTER TABLE intake_routerule ADD CONSTRAINT intake_routerule_key_id UNIQUE (municipality, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_team'::regclass AND conname = 'intake_team_key_id')
    THEN ALTER TABLE intake_team ADD CONSTRAINT intake_team_key_id UNIQUE (municipality, id); END IF; END $$;

-- intake_appointment · intake.routes · OPEN
ALTER TABLE intake_appointment ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_appointment FORCE ROW LEVEL SECURITY;
REVOKE ALL ON intake_appointment FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON intake_appointment TO baken_backup;
GRANT SELECT, DELETE ON intake_appointment TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON intake_appointment TO baken_gate;
DROP POLICY IF EXISTS gate ON intake_appointment;
DROP POLICY IF EXISTS destroy ON intake_appointment;
DROP POLICY IF EXISTS see ON intake_appointment;
DROP POLICY IF EXISTS enter ON intake_appointment;
DROP POLICY IF EXISTS change ON intake_appointment;
CREATE POLICY gate ON intake_appointment FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON intake_appointment FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON intake_appointment
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ("id", "municipality", "organ", "keep_until", "kind", "membership", "valid_from", "valid_until", "by", "at") ON intake_appointment TO baken_app, baken_worker;
CREATE POLICY see ON intake_appointment FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:handle_reports', 'system:keep_house', 'weigher:handle_reports')));
GRANT INSERT ON intake_appointment TO baken_app, baken_worker;
CREATE POLICY enter ON intake_appointment FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:handle_reports'))
    AND "by" = (SELECT gate.membership()));
GRANT UPDATE (valid_until) ON intake_appointment TO baken_app, baken_worker;
CREATE POLICY change ON intake_appointment FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:handle_reports'))) WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:handle_reports')));

-- intake_carepart · intake.care · ZORG_VEILIGHEID
ALTER TABLE intake_carepart ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_carepart FORCE ROW LEVEL SECURITY;
REVOKE ALL ON intake_carepart FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON intake_carepart TO baken_backup;
GRANT SELECT, DELETE ON intake_carepart TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON intake_carepart TO baken_gate;
DROP POLICY IF EXISTS gate ON intake_carepart;
DROP POLICY IF EXISTS destroy ON intake_carepart;
DROP POLICY IF EXISTS see ON intake_carepart;
DROP POLICY IF EXISTS enter ON intake_carepart;
DROP POLICY IF EXISTS change ON intake_carepart;
CREATE POLICY gate ON intake_carepart FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON intake_carepart FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON intake_carepart
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ("id", "municipality", "keep_until", "organ", "report", "text", "on", "by", "casus") ON intake_carepart TO baken_app, baken_worker;
CREATE POLICY see ON intake_carepart FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('case_director:direct_care'))
    AND (casus IS NULL OR casus = ANY ((SELECT gate.own_casus())::uuid[])));
GRANT INSERT ON intake_carepart TO baken_app, baken_worker;
CREATE POLICY enter ON intake_carepart FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('case_director:direct_care'))
    AND "by" = (SELECT gate.membership()));
GRANT UPDATE (keep_until, casus) ON intake_carepart TO baken_app, baken_worker;
CREATE POLICY change ON intake_carepart FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('case_director:direct_care'))
    AND (casus IS NULL OR casus = ANY ((SELECT gate.own_casus())::uuid[]))) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('case_director:direct_care'))
    AND (casus IS NULL OR casus = ANY ((SELECT gate.own_casus())::uuid[])));

-- intake_cleankey · intake.files · GEMEENTE_SIGNAAL
ALTER TABLE intake_cleankey ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_cleankey FORCE ROW LEVEL SECURITY;
REVOKE ALL ON intake_cleankey FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON intake_cleankey TO baken_backup;
GRANT SELECT, DELETE ON intake_cleankey TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON intake_cleankey TO baken_gate;
DROP POLICY IF EXISTS gate ON intake_cleankey;
DROP POLICY IF EXISTS destroy ON intake_cleankey;
DROP POLICY IF EXISTS see ON intake_cleankey;
DROP POLICY IF EXISTS enter ON intake_cleankey;
DROP POLICY IF EXISTS change ON intake_cleankey;
CREATE POLICY gate ON intake_cleankey FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON intake_cleankey FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM intake_reportfile AS parent WHERE parent.id = intake_cleankey.file_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON intake_cleankey
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ("municipality", "organ", "keep_until", "id", "file_id", "wrapped") ON intake_cleankey TO baken_app, baken_worker;
CREATE POLICY see ON intake_cleankey FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:reveal_identity', 'safety_adviser:handle_reports', 'safety_adviser:reveal_identity', 'system:clean_files', 'weigher:handle_reports'))
    AND EXISTS (SELECT FROM intake_reportfile AS parent WHERE parent.id = intake_cleankey.file_id));
GRANT INSERT ON intake_cleankey TO baken_app, baken_worker;
CREATE POLICY enter ON intake_cleankey FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('system:clean_files'))
    AND EXISTS (SELECT FROM intake_reportfile AS parent WHERE parent.id = intake_cleankey.file_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_cleankey'::regclass AND conname = 'of_file_id')
    THEN ALTER TABLE intake_cleankey ADD CONSTRAINT of_file_id FOREIGN KEY (municipality, file_id) REFERENCES intake_reportfile (municipality, id) DEFERRABLE; END IF; END $$;

-- intake_cleanpiece · intake.files · GEMEENTE_SIGNAAL
ALTER TABLE intake_cleanpiece ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_cleanpiece FORCE ROW LEVEL SECURITY;
REVOKE ALL ON intake_cleanpiece FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON intake_cleanpiece TO baken_backup;
GRANT SELECT, DELETE ON intake_cleanpiece TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON intake_cleanpiece TO baken_gate;
DROP POLICY IF EXISTS gate ON intake_cleanpiece;
DROP POLICY IF EXISTS destroy ON intake_cleanpiece;
DROP POLICY IF EXISTS see ON intake_cleanpiece;
DROP POLICY IF EXISTS enter ON intake_cleanpiece;
DROP POLICY IF EXISTS change ON intake_cleanpiece;
CREATE POLICY gate ON intake_cleanpiece FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON intake_cleanpiece FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM intake_reportfile AS parent WHERE parent.id = intake_cleanpiece.file_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON intake_cleanpiece
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ("municipality", "organ", "keep_until", "id", "file_id", "seq", "ciphertext") ON intake_cleanpiece TO baken_app, baken_worker;
CREATE POLICY see ON intake_cleanpiece FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:reveal_identity', 'safety_adviser:handle_reports', 'safety_adviser:reveal_identity', 'system:clean_files', 'weigher:handle_reports'))
    AND EXISTS (SELECT FROM intake_reportfile AS parent WHERE parent.id = intake_cleanpiece.file_id));
GRANT INSERT ON intake_cleanpiece TO baken_app, baken_worker;
CREATE POLICY enter ON intake_cleanpiece FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('system:clean_files'))
    AND EXISTS (SELECT FROM intake_reportfile AS parent WHERE parent.id = intake_cleanpiece.file_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_cleanpiece'::regclass AND conname = 'of_file_id')
    THEN ALTER TABLE intake_cleanpiece ADD CONSTRAINT of_file_id FOREIGN KEY (municipality, file_id) REFERENCES intake_reportfile (municipality, id) DEFERRABLE; END IF; END $$;

-- intake_clickout · intake.counts · OPEN
ALTER TABLE intake_clickout ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_clickout FORCE ROW LEVEL SECURITY;
REVOKE ALL ON intake_clickout FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON intake_clickout TO baken_backup;
GRANT SELECT, DELETE ON intake_clickout TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON intake_clickout TO baken_gate;
DROP POLICY IF EXISTS gate ON intake_clickout;
DROP POLICY IF EXISTS destroy ON intake_clickout;
DROP POLICY IF EXISTS see ON intake_clickout;
DROP POLICY IF EXISTS enter ON intake_clickout;
DROP POLICY IF EXISTS change ON intake_clickout;
CREATE POLICY gate ON intake_clickout FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON intake_clickout FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON intake_clickout
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ("municipality", "organ", "keep_until", "id", "on", "way", "times") ON intake_clickout TO baken_app, baken_worker;
CREATE POLICY see ON intake_clickout FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('analyst:read_figures', 'safety_adviser:read_figures', 'weigher:read_figures')));

-- intake_filerelease · intake.identity · GEMEENTE_SIGNAAL
ALTER TABLE intake_filerelease ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_filerelease FORCE ROW LEVEL SECURITY;
REVOKE ALL ON intake_filerelease FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON intake_filerelease TO baken_backup;
GRANT SELECT, DELETE ON intake_filerelease TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON intake_filerelease TO baken_gate;
DROP POLICY IF EXISTS gate ON intake_filerelease;
DROP POLICY IF EXISTS destroy ON intake_filerelease;
DROP POLICY IF EXISTS see ON intake_filerelease;
DROP POLICY IF EXISTS enter ON intake_filerelease;
DROP POLICY IF EXISTS change ON intake_filerelease;
CREATE POLICY gate ON intake_filerelease FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON intake_filerelease FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM intake_reportfile AS parent WHERE parent.id = intake_filerelease.file_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON intake_filerelease
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ("municipality", "organ", "keep_until", "id", "file_id", "reason", "asked_by", "asked_at", "approved_by", "approved_at", "opened_at") ON intake_filerelease TO baken_app, baken_worker;
CREATE POLICY see ON intake_filerelease FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:reveal_identity', 'safety_adviser:reveal_identity'))
    AND EXISTS (SELECT FROM intake_reportfile AS parent WHERE parent.id = intake_filerelease.file_id));
GRANT INSERT ON intake_filerelease TO baken_app, baken_worker;
CREATE POLICY enter ON intake_filerelease FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:reveal_identity', 'safety_adviser:reveal_identity'))
    AND EXISTS (SELECT FROM intake_reportfile AS parent WHERE parent.id = intake_filerelease.file_id));
GRANT UPDATE (keep_until, approved_by, approved_at, opened_at) ON intake_filerelease TO baken_app, baken_worker;
CREATE POLICY change ON intake_filerelease FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:reveal_identity', 'safety_adviser:reveal_identity'))
    AND EXISTS (SELECT FROM intake_reportfile AS parent WHERE parent.id = intake_filerelease.file_id)) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:reveal_identity', 'safety_adviser:reveal_identity'))
    AND EXISTS (SELECT FROM intake_reportfile AS parent WHERE parent.id = intake_filerelease.file_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_filerelease'::regclass AND conname = 'of_file_id')
    THEN ALTER TABLE intake_filerelease ADD CONSTRAINT of_file_id FOREIGN KEY (municipality, file_id) REFERENCES intake_reportfile (municipality, id) DEFERRABLE; END IF; END $$;

-- intake_hunch · intake.counts · OPEN
ALTER TABLE intake_hunch ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_hunch FORCE ROW LEVEL SECURITY;
REVOKE ALL ON intake_hunch FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON intake_hunch TO baken_backup;
GRANT SELECT, DELETE ON intake_hunch TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON intake_hunch TO baken_gate;
DROP POLICY IF EXISTS gate ON intake_hunch;
DROP POLICY IF EXISTS destroy ON intake_hunch;
DROP POLICY IF EXISTS see ON intake_hunch;
DROP POLICY IF EXISTS enter ON intake_hunch;
DROP POLICY IF EXISTS change ON intake_hunch;
CREATE POLICY gate ON intake_hunch FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON intake_hunch FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON intake_hunch
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ("municipality", "organ", "keep_until", "id", "on", "area_code", "subject", "times") ON intake_hunch TO baken_app, baken_worker;
CREATE POLICY see ON intake_hunch FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('analyst:read_figures', 'safety_adviser:read_figures', 'weigher:read_figures')));

-- intake_mailtaken · intake.routes · OPEN
ALTER TABLE intake_mailtaken ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_mailtaken FORCE ROW LEVEL SECURITY;
REVOKE ALL ON intake_mailtaken FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON intake_mailtaken TO baken_backup;
GRANT SELECT, DELETE ON intake_mailtaken TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON intake_mailtaken TO baken_gate;
DROP POLICY IF EXISTS gate ON intake_mailtaken;
DROP POLICY IF EXISTS destroy ON intake_mailtaken;
DROP POLICY IF EXISTS see ON intake_mailtaken;
DROP POLICY IF EXISTS enter ON intake_mailtaken;
DROP POLICY IF EXISTS change ON intake_mailtaken;
CREATE POLICY gate ON intake_mailtaken FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON intake_mailtaken FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON intake_mailtaken
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ("id", "municipality", "organ", "keep_until", "digest", "on") ON intake_mailtaken TO baken_app, baken_worker;
CREATE POLICY see ON intake_mailtaken FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:handle_reports', 'system:keep_house', 'weigher:handle_reports')));
GRANT INSERT ON intake_mailtaken TO baken_app, baken_worker;
CREATE POLICY enter ON intake_mailtaken FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('system:keep_house')));

-- intake_notthesame · intake · GEMEENTE_SIGNAAL
ALTER TABLE intake_notthesame ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_notthesame FORCE ROW LEVEL SECURITY;
REVOKE ALL ON intake_notthesame FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON intake_notthesame TO baken_backup;
GRANT SELECT, DELETE ON intake_notthesame TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON intake_notthesame TO baken_gate;
DROP POLICY IF EXISTS gate ON intake_notthesame;
DROP POLICY IF EXISTS destroy ON intake_notthesame;
DROP POLICY IF EXISTS see ON intake_notthesame;
DROP POLICY IF EXISTS enter ON intake_notthesame;
DROP POLICY IF EXISTS change ON intake_notthesame;
CREATE POLICY gate ON intake_notthesame FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON intake_notthesame FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_notthesame.report_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON intake_notthesame
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ("municipality", "organ", "keep_until", "id", "report_id", "other_id", "by", "at") ON intake_notthesame TO baken_app, baken_worker;
CREATE POLICY see ON intake_notthesame FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:reveal_identity', 'safety_adviser:handle_reports', 'safety_adviser:reveal_identity', 'safety_adviser:weigh_signals', 'system:clean_files', 'system:keep_house', 'weigher:handle_reports', 'weigher:weigh_signals'))
    AND EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_notthesame.report_id));
GRANT INSERT ON intake_notthesame TO baken_app, baken_worker;
CREATE POLICY enter ON intake_notthesame FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('safety_adviser:handle_reports', 'weigher:handle_reports'))
    AND "by" = (SELECT gate.membership())
    AND EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_notthesame.report_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_notthesame'::regclass AND conname = 'of_report_id')
    THEN ALTER TABLE intake_notthesame ADD CONSTRAINT of_report_id FOREIGN KEY (municipality, report_id) REFERENCES intake_report (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_notthesame'::regclass AND conname = 'of_other_id')
    THEN ALTER TABLE intake_notthesame ADD CONSTRAINT of_other_id FOREIGN KEY (municipality, other_id) REFERENCES intake_report (municipality, id) DEFERRABLE; END IF; END $$;

-- intake_originalkey · intake.originals · GEMEENTE_SIGNAAL
ALTER TABLE intake_originalkey ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_originalkey FORCE ROW LEVEL SECURITY;
REVOKE ALL ON intake_originalkey FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON intake_originalkey TO baken_backup;
GRANT SELECT, DELETE ON intake_originalkey TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON intake_originalkey TO baken_gate;
DROP POLICY IF EXISTS gate ON intake_originalkey;
DROP POLICY IF EXISTS destroy ON intake_originalkey;
DROP POLICY IF EXISTS see ON intake_originalkey;
DROP POLICY IF EXISTS enter ON intake_originalkey;
DROP POLICY IF EXISTS change ON intake_originalkey;
CREATE POLICY gate ON intake_originalkey FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON intake_originalkey FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM intake_reportfile AS parent WHERE parent.id = intake_originalkey.file_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON intake_originalkey
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ("municipality", "organ", "keep_until", "id", "file_id", "holder", "wrapped") ON intake_originalkey TO baken_app, baken_worker;
CREATE POLICY see ON intake_originalkey FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:reveal_identity', 'safety_adviser:reveal_identity', 'system:clean_files'))
    AND EXISTS (SELECT FROM intake_reportfile AS parent WHERE parent.id = intake_originalkey.file_id)
    AND ((SELECT gate.acting_as('system:clean_files')) OR EXISTS (SELECT FROM intake_filerelease AS release WHERE release.file_id = intake_originalkey.file_id AND release.approved_by IS NOT NULL AND gate.still_open(release.municipality, release.approved_at) AND release.asked_by = (SELECT gate.membership()))));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_originalkey'::regclass AND conname = 'of_file_id')
    THEN ALTER TABLE intake_originalkey ADD CONSTRAINT of_file_id FOREIGN KEY (municipality, file_id) REFERENCES intake_reportfile (municipality, id) DEFERRABLE; END IF; END $$;

-- intake_originalpiece · intake.originals · GEMEENTE_SIGNAAL
ALTER TABLE intake_originalpiece ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_originalpiece FORCE ROW LEVEL SECURITY;
REVOKE ALL ON intake_originalpiece FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON intake_originalpiece TO baken_backup;
GRANT SELECT, DELETE ON intake_originalpiece TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON intake_originalpiece TO baken_gate;
DROP POLICY IF EXISTS gate ON intake_originalpiece;
DROP POLICY IF EXISTS destroy ON intake_originalpiece;
DROP POLICY IF EXISTS see ON intake_originalpiece;
DROP POLICY IF EXISTS enter ON intake_originalpiece;
DROP POLICY IF EXISTS change ON intake_originalpiece;
CREATE POLICY gate ON intake_originalpiece FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON intake_originalpiece FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM intake_reportfile AS parent WHERE parent.id = intake_originalpiece.file_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON intake_originalpiece
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ("municipality", "organ", "keep_until", "id", "file_id", "seq", "ciphertext") ON intake_originalpiece TO baken_app, baken_worker;
CREATE POLICY see ON intake_originalpiece FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:reveal_identity', 'safety_adviser:reveal_identity', 'system:clean_files'))
    AND EXISTS (SELECT FROM intake_reportfile AS parent WHERE parent.id = intake_originalpiece.file_id)
    AND ((SELECT gate.acting_as('system:clean_files')) OR EXISTS (SELECT FROM intake_filerelease AS release WHERE release.file_id = intake_originalpiece.file_id AND release.approved_by IS NOT NULL AND gate.still_open(release.municipality, release.approved_at) AND release.asked_by = (SELECT gate.membership()))));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_originalpiece'::regclass AND conname = 'of_file_id')
    THEN ALTER TABLE intake_originalpiece ADD CONSTRAINT of_file_id FOREIGN KEY (municipality, file_id) REFERENCES intake_reportfile (municipality, id) DEFERRABLE; END IF; END $$;

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

-- intake_passingon · intake · GEMEENTE_SIGNAAL
ALTER TABLE intake_passingon ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_passingon FORCE ROW LEVEL SECURITY;
REVOKE ALL ON intake_passingon FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON intake_passingon TO baken_backup;
GRANT SELECT, DELETE ON intake_passingon TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON intake_passingon TO baken_gate;
DROP POLICY IF EXISTS gate ON intake_passingon;
DROP POLICY IF EXISTS destroy ON intake_passingon;
DROP POLICY IF EXISTS see ON intake_passingon;
DROP POLICY IF EXISTS enter ON intake_passingon;
DROP POLICY IF EXISTS change ON intake_passingon;
CREATE POLICY gate ON intake_passingon FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON intake_passingon FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_passingon.report_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON intake_passingon
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ("municipality", "organ", "keep_until", "id", "report_id", "organisation", "what", "by", "at") ON intake_passingon TO baken_app, baken_worker;
CREATE POLICY see ON intake_passingon FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:reveal_identity', 'safety_adviser:handle_reports', 'safety_adviser:reveal_identity', 'safety_adviser:weigh_signals', 'system:clean_files', 'system:keep_house', 'weigher:handle_reports', 'weigher:weigh_signals'))
    AND EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_passingon.report_id));
GRANT INSERT ON intake_passingon TO baken_app, baken_worker;
CREATE POLICY enter ON intake_passingon FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('safety_adviser:handle_reports', 'weigher:handle_reports'))
    AND "by" = (SELECT gate.membership())
    AND EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_passingon.report_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_passingon'::regclass AND conname = 'of_report_id')
    THEN ALTER TABLE intake_passingon ADD CONSTRAINT of_report_id FOREIGN KEY (municipality, report_id) REFERENCES intake_report (municipality, id) DEFERRABLE; END IF; END $$;

-- intake_reminder · intake.routes · OPEN
ALTER TABLE intake_reminder ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_reminder FORCE ROW LEVEL SECURITY;
REVOKE ALL ON intake_reminder FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON intake_reminder TO baken_backup;
GRANT SELECT, DELETE ON intake_reminder TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON intake_reminder TO baken_gate;
DROP POLICY IF EXISTS gate ON intake_reminder;
DROP POLICY IF EXISTS destroy ON intake_reminder;
DROP POLICY IF EXISTS see ON intake_reminder;
DROP POLICY IF EXISTS enter ON intake_reminder;
DROP POLICY IF EXISTS change ON intake_reminder;
CREATE POLICY gate ON intake_reminder FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON intake_reminder FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_reminder.report_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON intake_reminder
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ("municipality", "organ", "keep_until", "id", "report_id", "to", "on") ON intake_reminder TO baken_app, baken_worker;
CREATE POLICY see ON intake_reminder FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:handle_reports', 'system:keep_house', 'weigher:handle_reports'))
    AND EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_reminder.report_id));
GRANT INSERT ON intake_reminder TO baken_app, baken_worker;
CREATE POLICY enter ON intake_reminder FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('system:keep_house'))
    AND EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_reminder.report_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_reminder'::regclass AND conname = 'of_report_id')
    THEN ALTER TABLE intake_reminder ADD CONSTRAINT of_report_id FOREIGN KEY (municipality, report_id) REFERENCES intake_report (municipality, id) DEFERRABLE; END IF; END $$;

-- intake_replytext · intake.routes · OPEN
ALTER TABLE intake_replytext ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_replytext FORCE ROW LEVEL SECURITY;
REVOKE ALL ON intake_replytext FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON intake_replytext TO baken_backup;
GRANT SELECT, DELETE ON intake_replytext TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON intake_replytext TO baken_gate;
DROP POLICY IF EXISTS gate ON intake_replytext;
DROP POLICY IF EXISTS destroy ON intake_replytext;
DROP POLICY IF EXISTS see ON intake_replytext;
DROP POLICY IF EXISTS enter ON intake_replytext;
DROP POLICY IF EXISTS change ON intake_replytext;
CREATE POLICY gate ON intake_replytext FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON intake_replytext FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON intake_replytext
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ("id", "municipality", "organ", "keep_until", "kind", "name", "reason", "text", "valid_from", "valid_until", "by", "at") ON intake_replytext TO baken_app, baken_worker;
CREATE POLICY see ON intake_replytext FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:handle_reports', 'system:keep_house', 'weigher:handle_reports')));
GRANT INSERT ON intake_replytext TO baken_app, baken_worker;
CREATE POLICY enter ON intake_replytext FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:handle_reports', 'weigher:handle_reports'))
    AND "by" = (SELECT gate.membership()));
GRANT UPDATE (valid_until) ON intake_replytext TO baken_app, baken_worker;
CREATE POLICY change ON intake_replytext FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:handle_reports', 'weigher:handle_reports'))) WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:handle_reports', 'weigher:handle_reports')));

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
GRANT SELECT ("municipality", "organ", "keep_until", "id", "received_on", "channel", "entrance", "subject", "topic_version", "via", "area_code", "identity", "state", "waiting_for", "owner", "about", "urgency", "unfinished", "team_id", "rule_id", "lookup", "thread_key") ON intake_report TO baken_app, baken_worker;
CREATE POLICY see ON intake_report FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:reveal_identity', 'safety_adviser:handle_reports', 'safety_adviser:reveal_identity', 'safety_adviser:weigh_signals', 'system:clean_files', 'system:keep_house', 'weigher:handle_reports', 'weigher:weigh_signals')));
GRANT INSERT ON intake_report TO baken_app, baken_worker;
CREATE POLICY enter ON intake_report FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('safety_adviser:handle_reports', 'weigher:handle_reports'))
    AND state = 'received');
GRANT UPDATE (keep_until, waiting_for, owner, subject, area_code, urgency, unfinished) ON intake_report TO baken_app, baken_worker;
CREATE POLICY change ON intake_report FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('safety_adviser:handle_reports', 'weigher:handle_reports'))) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('safety_adviser:handle_reports', 'weigher:handle_reports')));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_report'::regclass AND conname = 'of_team_id')
    THEN ALTER TABLE intake_report ADD CONSTRAINT of_team_id FOREIGN KEY (municipality, team_id) REFERENCES intake_team (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_report'::regclass AND conname = 'of_rule_id')
    THEN ALTER TABLE intake_report ADD CONSTRAINT of_rule_id FOREIGN KEY (municipality, rule_id) REFERENCES intake_routerule (municipality, id) DEFERRABLE; END IF; END $$;

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
    AND (EXISTS (SELECT FROM intake_reveal AS reveal WHERE reveal.report_id = intake_reporteridentity.report_id AND reveal.approved_by IS NOT NULL AND gate.still_open(reveal.municipality, reveal.approved_at) AND reveal.asked_by = (SELECT gate.membership()))));
GRANT INSERT ON intake_reporteridentity TO baken_app, baken_worker;
CREATE POLICY enter ON intake_reporteridentity FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:reveal_identity', 'safety_adviser:reveal_identity'))
    AND EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_reporteridentity.report_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_reporteridentity'::regclass AND conname = 'of_report_id')
    THEN ALTER TABLE intake_reporteridentity ADD CONSTRAINT of_report_id FOREIGN KEY (municipality, report_id) REFERENCES intake_report (municipality, id) DEFERRABLE; END IF; END $$;

-- intake_reportfile · intake.files · GEMEENTE_SIGNAAL
ALTER TABLE intake_reportfile ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_reportfile FORCE ROW LEVEL SECURITY;
REVOKE ALL ON intake_reportfile FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON intake_reportfile TO baken_backup;
GRANT SELECT, DELETE ON intake_reportfile TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON intake_reportfile TO baken_gate;
DROP POLICY IF EXISTS gate ON intake_reportfile;
DROP POLICY IF EXISTS destroy ON intake_reportfile;
DROP POLICY IF EXISTS see ON intake_reportfile;
DROP POLICY IF EXISTS enter ON intake_reportfile;
DROP POLICY IF EXISTS change ON intake_reportfile;
CREATE POLICY gate ON intake_reportfile FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON intake_reportfile FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_reportfile.report_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON intake_reportfile
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ("municipality", "organ", "keep_until", "id", "report_id", "on", "state", "kind", "suffix", "trouble", "scanned", "tries", "size") ON intake_reportfile TO baken_app, baken_worker;
CREATE POLICY see ON intake_reportfile FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:reveal_identity', 'safety_adviser:handle_reports', 'safety_adviser:reveal_identity', 'system:clean_files', 'weigher:handle_reports'))
    AND EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_reportfile.report_id));
GRANT INSERT ON intake_reportfile TO baken_app, baken_worker;
CREATE POLICY enter ON intake_reportfile FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('system:clean_files'))
    AND EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_reportfile.report_id));
GRANT UPDATE (state, kind, suffix, trouble, scanned, tries) ON intake_reportfile TO baken_app, baken_worker;
CREATE POLICY change ON intake_reportfile FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('system:clean_files'))
    AND EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_reportfile.report_id)) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('system:clean_files'))
    AND EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_reportfile.report_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_reportfile'::regclass AND conname = 'of_report_id')
    THEN ALTER TABLE intake_reportfile ADD CONSTRAINT of_report_id FOREIGN KEY (municipality, report_id) REFERENCES intake_report (municipality, id) DEFERRABLE; END IF; END $$;

-- intake_reportkey · intake · GEMEENTE_SIGNAAL
ALTER TABLE intake_reportkey ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_reportkey FORCE ROW LEVEL SECURITY;
REVOKE ALL ON intake_reportkey FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON intake_reportkey TO baken_backup;
GRANT SELECT, DELETE ON intake_reportkey TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON intake_reportkey TO baken_gate;
DROP POLICY IF EXISTS gate ON intake_reportkey;
DROP POLICY IF EXISTS destroy ON intake_reportkey;
DROP POLICY IF EXISTS see ON intake_reportkey;
DROP POLICY IF EXISTS enter ON intake_reportkey;
DROP POLICY IF EXISTS change ON intake_reportkey;
CREATE POLICY gate ON intake_reportkey FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON intake_reportkey FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_reportkey.report_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON intake_reportkey
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ("municipality", "organ", "keep_until", "id", "report_id", "kind", "digest") ON intake_reportkey TO baken_app, baken_worker;
CREATE POLICY see ON intake_reportkey FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:reveal_identity', 'safety_adviser:handle_reports', 'safety_adviser:reveal_identity', 'safety_adviser:weigh_signals', 'system:clean_files', 'system:keep_house', 'weigher:handle_reports', 'weigher:weigh_signals'))
    AND EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_reportkey.report_id));
GRANT INSERT ON intake_reportkey TO baken_app, baken_worker;
CREATE POLICY enter ON intake_reportkey FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('safety_adviser:handle_reports', 'weigher:handle_reports'))
    AND EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_reportkey.report_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_reportkey'::regclass AND conname = 'of_report_id')
    THEN ALTER TABLE intake_reportkey ADD CONSTRAINT of_report_id FOREIGN KEY (municipality, report_id) REFERENCES intake_report (municipality, id) DEFERRABLE; END IF; END $$;

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
GRANT SELECT ("municipality", "organ", "keep_until", "from_state", "to_state", "by", "at", "seq", "reason", "urgent_id", "id", "report_id", "passing_on_id") ON intake_reportstep TO baken_app, baken_worker;
CREATE POLICY see ON intake_reportstep FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:reveal_identity', 'safety_adviser:handle_reports', 'safety_adviser:reveal_identity', 'safety_adviser:weigh_signals', 'system:clean_files', 'system:keep_house', 'weigher:handle_reports', 'weigher:weigh_signals'))
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
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_reportstep'::regclass AND conname = 'of_passing_on_id')
    THEN ALTER TABLE intake_reportstep ADD CONSTRAINT of_passing_on_id FOREIGN KEY (municipality, report_id, passing_on_id) REFERENCES intake_passingon (municipality, report_id, id) DEFERRABLE; END IF; END $$;
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

-- intake_routedecision · intake · GEMEENTE_SIGNAAL
ALTER TABLE intake_routedecision ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_routedecision FORCE ROW LEVEL SECURITY;
REVOKE ALL ON intake_routedecision FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON intake_routedecision TO baken_backup;
GRANT SELECT, DELETE ON intake_routedecision TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON intake_routedecision TO baken_gate;
DROP POLICY IF EXISTS gate ON intake_routedecision;
DROP POLICY IF EXISTS destroy ON intake_routedecision;
DROP POLICY IF EXISTS see ON intake_routedecision;
DROP POLICY IF EXISTS enter ON intake_routedecision;
DROP POLICY IF EXISTS change ON intake_routedecision;
CREATE POLICY gate ON intake_routedecision FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON intake_routedecision FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_routedecision.report_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON intake_routedecision
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ("municipality", "organ", "keep_until", "id", "report_id", "rule_id", "team_id", "owner", "on", "mover", "reason", "seq") ON intake_routedecision TO baken_app, baken_worker;
CREATE POLICY see ON intake_routedecision FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:reveal_identity', 'safety_adviser:handle_reports', 'safety_adviser:reveal_identity', 'safety_adviser:weigh_signals', 'system:clean_files', 'system:keep_house', 'weigher:handle_reports', 'weigher:weigh_signals'))
    AND EXISTS (SELECT FROM intake_report AS parent WHERE parent.id = intake_routedecision.report_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_routedecision'::regclass AND conname = 'of_report_id')
    THEN ALTER TABLE intake_routedecision ADD CONSTRAINT of_report_id FOREIGN KEY (municipality, report_id) REFERENCES intake_report (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_routedecision'::regclass AND conname = 'of_rule_id')
    THEN ALTER TABLE intake_routedecision ADD CONSTRAINT of_rule_id FOREIGN KEY (municipality, rule_id) REFERENCES intake_routerule (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_routedecision'::regclass AND conname = 'of_team_id')
    THEN ALTER TABLE intake_routedecision ADD CONSTRAINT of_team_id FOREIGN KEY (municipality, team_id) REFERENCES intake_team (municipality, id) DEFERRABLE; END IF; END $$;

-- intake_routerule · intake.routes · OPEN
ALTER TABLE intake_routerule ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_routerule FORCE ROW LEVEL SECURITY;
REVOKE ALL ON intake_routerule FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON intake_routerule TO baken_backup;
GRANT SELECT, DELETE ON intake_routerule TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON intake_routerule TO baken_gate;
DROP POLICY IF EXISTS gate ON intake_routerule;
DROP POLICY IF EXISTS destroy ON intake_routerule;
DROP POLICY IF EXISTS see ON intake_routerule;
DROP POLICY IF EXISTS enter ON intake_routerule;
DROP POLICY IF EXISTS change ON intake_routerule;
CREATE POLICY gate ON intake_routerule FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON intake_routerule FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON intake_routerule
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ("id", "municipality", "organ", "keep_until", "entrance", "subject", "area_code", "urgency", "team_id", "appointed", "pass_to", "why", "valid_from", "valid_until", "by", "at") ON intake_routerule TO baken_app, baken_worker;
CREATE POLICY see ON intake_routerule FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:handle_reports', 'system:keep_house', 'weigher:handle_reports')));
GRANT INSERT ON intake_routerule TO baken_app, baken_worker;
CREATE POLICY enter ON intake_routerule FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:handle_reports'))
    AND "by" = (SELECT gate.membership()));
GRANT UPDATE (valid_until) ON intake_routerule TO baken_app, baken_worker;
CREATE POLICY change ON intake_routerule FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:handle_reports'))) WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:handle_reports')));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'intake_routerule'::regclass AND conname = 'of_team_id')
    THEN ALTER TABLE intake_routerule ADD CONSTRAINT of_team_id FOREIGN KEY (municipality, team_id) REFERENCES intake_team (municipality, id) DEFERRABLE; END IF; END $$;

-- intake_team · intake.routes · OPEN
ALTER TABLE intake_team ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_team FORCE ROW LEVEL SECURITY;
REVOKE ALL ON intake_team FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON intake_team TO baken_backup;
GRANT SELECT, DELETE ON intake_team TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON intake_team TO baken_gate;
DROP POLICY IF EXISTS gate ON intake_team;
DROP POLICY IF EXISTS destroy ON intake_team;
DROP POLICY IF EXISTS see ON intake_team;
DROP POLICY IF EXISTS enter ON intake_team;
DROP POLICY IF EXISTS change ON intake_team;
CREATE POLICY gate ON intake_team FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON intake_team FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON intake_team
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ("id", "municipality", "organ", "keep_until", "name", "on_duty") ON intake_team TO baken_app, baken_worker;
CREATE POLICY see ON intake_team FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:handle_reports', 'system:keep_house', 'weigher:handle_reports')));
GRANT INSERT ON intake_team TO baken_app, baken_worker;
CREATE POLICY enter ON intake_team FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:handle_reports')));
GRANT UPDATE (name, on_duty) ON intake_team TO baken_app, baken_worker;
CREATE POLICY change ON intake_team FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:handle_reports'))) WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:handle_reports')));
