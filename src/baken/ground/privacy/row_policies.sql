-- privacy: generated from the matrix and the tables by `baken policies`; do not edit.
-- Forced row-level security: deny by default, one municipality, the organs of the role, the activity declared.

DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'privacy_retentionadoption'::regclass AND conname = 'privacy_retentionadoption_key_id')
    THEN ALTER TABLE privacy_retentionadoption ADD CONSTRAINT privacy_retentionadoption_key_id UNIQUE (municipality, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'privacy_urgentact'::regclass AND conname = 'privacy_urgentact_key_id')
    THEN ALTER TABLE privacy_urgentact ADD CONSTRAINT privacy_urgentact_key_id UNIQUE (municipality, id); END IF; END $$;

-- privacy_destroyedrecord · privacy.destruction · OPEN
ALTER TABLE privacy_destroyedrecord ENABLE ROW LEVEL SECURITY;
ALTER TABLE privacy_destroyedrecord FORCE ROW LEVEL SECURITY;
REVOKE ALL ON privacy_destroyedrecord FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON privacy_destroyedrecord TO baken_backup;
GRANT SELECT, DELETE ON privacy_destroyedrecord TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON privacy_destroyedrecord TO baken_gate;
DROP POLICY IF EXISTS gate ON privacy_destroyedrecord;
DROP POLICY IF EXISTS destroy ON privacy_destroyedrecord;
DROP POLICY IF EXISTS see ON privacy_destroyedrecord;
DROP POLICY IF EXISTS enter ON privacy_destroyedrecord;
DROP POLICY IF EXISTS change ON privacy_destroyedrecord;
CREATE POLICY gate ON privacy_destroyedrecord FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON privacy_destroyedrecord FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON privacy_destroyedrecord
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON privacy_destroyedrecord TO baken_app, baken_worker;
CREATE POLICY see ON privacy_destroyedrecord FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('data_protection_officer:supervise_privacy', 'lawyer:destroy', 'privacy_officer:destroy')));

-- privacy_destructionbatch · privacy.destruction · OPEN
ALTER TABLE privacy_destructionbatch ENABLE ROW LEVEL SECURITY;
ALTER TABLE privacy_destructionbatch FORCE ROW LEVEL SECURITY;
REVOKE ALL ON privacy_destructionbatch FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON privacy_destructionbatch TO baken_backup;
GRANT SELECT, DELETE ON privacy_destructionbatch TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON privacy_destructionbatch TO baken_gate;
DROP POLICY IF EXISTS gate ON privacy_destructionbatch;
DROP POLICY IF EXISTS destroy ON privacy_destructionbatch;
DROP POLICY IF EXISTS see ON privacy_destructionbatch;
DROP POLICY IF EXISTS enter ON privacy_destructionbatch;
DROP POLICY IF EXISTS change ON privacy_destructionbatch;
CREATE POLICY gate ON privacy_destructionbatch FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON privacy_destructionbatch FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON privacy_destructionbatch
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON privacy_destructionbatch TO baken_app, baken_worker;
CREATE POLICY see ON privacy_destructionbatch FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('data_protection_officer:supervise_privacy', 'lawyer:destroy', 'privacy_officer:destroy')));
GRANT INSERT ON privacy_destructionbatch TO baken_app, baken_worker;
CREATE POLICY enter ON privacy_destructionbatch FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('lawyer:destroy', 'privacy_officer:destroy')));
GRANT UPDATE (approved_by, approved_at, seconded_by, seconded_at, why_now) ON privacy_destructionbatch TO baken_app, baken_worker;
CREATE POLICY change ON privacy_destructionbatch FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('lawyer:destroy', 'privacy_officer:destroy'))) WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('lawyer:destroy', 'privacy_officer:destroy')));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'privacy_destructionbatch'::regclass AND conname = 'of_adoption_id')
    THEN ALTER TABLE privacy_destructionbatch ADD CONSTRAINT of_adoption_id FOREIGN KEY (municipality, adoption_id) REFERENCES privacy_retentionadoption (municipality, id) DEFERRABLE; END IF; END $$;

-- privacy_legalhold · privacy.destruction · OPEN
ALTER TABLE privacy_legalhold ENABLE ROW LEVEL SECURITY;
ALTER TABLE privacy_legalhold FORCE ROW LEVEL SECURITY;
REVOKE ALL ON privacy_legalhold FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON privacy_legalhold TO baken_backup;
GRANT SELECT, DELETE ON privacy_legalhold TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON privacy_legalhold TO baken_gate;
DROP POLICY IF EXISTS gate ON privacy_legalhold;
DROP POLICY IF EXISTS destroy ON privacy_legalhold;
DROP POLICY IF EXISTS see ON privacy_legalhold;
DROP POLICY IF EXISTS enter ON privacy_legalhold;
DROP POLICY IF EXISTS change ON privacy_legalhold;
CREATE POLICY gate ON privacy_legalhold FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON privacy_legalhold FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON privacy_legalhold
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON privacy_legalhold TO baken_app, baken_worker;
CREATE POLICY see ON privacy_legalhold FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('data_protection_officer:supervise_privacy', 'lawyer:destroy', 'privacy_officer:destroy')));
GRANT INSERT ON privacy_legalhold TO baken_app, baken_worker;
CREATE POLICY enter ON privacy_legalhold FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('lawyer:destroy', 'privacy_officer:destroy'))
    AND "by" = (SELECT gate.membership()));
GRANT UPDATE (ended_by, ended_at) ON privacy_legalhold TO baken_app, baken_worker;
CREATE POLICY change ON privacy_legalhold FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('lawyer:destroy', 'privacy_officer:destroy'))) WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('lawyer:destroy', 'privacy_officer:destroy')));
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON privacy_legalhold
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- privacy_norm · privacy.norms · OPEN
ALTER TABLE privacy_norm ENABLE ROW LEVEL SECURITY;
ALTER TABLE privacy_norm FORCE ROW LEVEL SECURITY;
REVOKE ALL ON privacy_norm FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON privacy_norm TO baken_backup;
GRANT SELECT, DELETE ON privacy_norm TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON privacy_norm TO baken_gate;
DROP POLICY IF EXISTS gate ON privacy_norm;
DROP POLICY IF EXISTS destroy ON privacy_norm;
DROP POLICY IF EXISTS see ON privacy_norm;
DROP POLICY IF EXISTS enter ON privacy_norm;
DROP POLICY IF EXISTS change ON privacy_norm;
CREATE POLICY gate ON privacy_norm FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON privacy_norm FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON privacy_norm
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON privacy_norm TO baken_app, baken_worker;
CREATE POLICY see ON privacy_norm FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('data_protection_officer:supervise_privacy', 'lawyer:weigh_signals', 'safety_adviser:weigh_signals', 'weigher:weigh_signals')));
GRANT INSERT ON privacy_norm TO baken_app, baken_worker;
CREATE POLICY enter ON privacy_norm FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:weigh_signals'))
    AND "by" = (SELECT gate.membership()));
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON privacy_norm
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- privacy_notice · privacy.notices · OPEN
ALTER TABLE privacy_notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE privacy_notice FORCE ROW LEVEL SECURITY;
REVOKE ALL ON privacy_notice FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON privacy_notice TO baken_backup;
GRANT SELECT, DELETE ON privacy_notice TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON privacy_notice TO baken_gate;
DROP POLICY IF EXISTS gate ON privacy_notice;
DROP POLICY IF EXISTS destroy ON privacy_notice;
DROP POLICY IF EXISTS see ON privacy_notice;
DROP POLICY IF EXISTS enter ON privacy_notice;
DROP POLICY IF EXISTS change ON privacy_notice;
CREATE POLICY gate ON privacy_notice FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON privacy_notice FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON privacy_notice
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON privacy_notice TO baken_app, baken_worker;
CREATE POLICY see ON privacy_notice FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('data_protection_officer:supervise_privacy', 'privacy_officer:run_privacy')));
GRANT INSERT ON privacy_notice TO baken_app, baken_worker;
CREATE POLICY enter ON privacy_notice FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('privacy_officer:run_privacy')));
GRANT UPDATE (read_by, read_at) ON privacy_notice TO baken_app, baken_worker;
CREATE POLICY change ON privacy_notice FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('privacy_officer:run_privacy'))) WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('privacy_officer:run_privacy')));
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON privacy_notice
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- privacy_retentionadoption · privacy.retention · OPEN
ALTER TABLE privacy_retentionadoption ENABLE ROW LEVEL SECURITY;
ALTER TABLE privacy_retentionadoption FORCE ROW LEVEL SECURITY;
REVOKE ALL ON privacy_retentionadoption FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON privacy_retentionadoption TO baken_backup;
GRANT SELECT, DELETE ON privacy_retentionadoption TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON privacy_retentionadoption TO baken_gate;
DROP POLICY IF EXISTS gate ON privacy_retentionadoption;
DROP POLICY IF EXISTS destroy ON privacy_retentionadoption;
DROP POLICY IF EXISTS see ON privacy_retentionadoption;
DROP POLICY IF EXISTS enter ON privacy_retentionadoption;
DROP POLICY IF EXISTS change ON privacy_retentionadoption;
CREATE POLICY gate ON privacy_retentionadoption FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON privacy_retentionadoption FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON privacy_retentionadoption
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON privacy_retentionadoption TO baken_app, baken_worker;
CREATE POLICY see ON privacy_retentionadoption FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('data_protection_officer:supervise_privacy', 'lawyer:destroy', 'privacy_officer:destroy')));
GRANT INSERT ON privacy_retentionadoption TO baken_app, baken_worker;
CREATE POLICY enter ON privacy_retentionadoption FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('privacy_officer:destroy'))
    AND "by" = (SELECT gate.membership()));
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON privacy_retentionadoption
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- privacy_urgentact · privacy.urgent · BESTUURLIJK_DOSSIER
ALTER TABLE privacy_urgentact ENABLE ROW LEVEL SECURITY;
ALTER TABLE privacy_urgentact FORCE ROW LEVEL SECURITY;
REVOKE ALL ON privacy_urgentact FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON privacy_urgentact TO baken_backup;
GRANT SELECT, DELETE ON privacy_urgentact TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON privacy_urgentact TO baken_gate;
DROP POLICY IF EXISTS gate ON privacy_urgentact;
DROP POLICY IF EXISTS destroy ON privacy_urgentact;
DROP POLICY IF EXISTS see ON privacy_urgentact;
DROP POLICY IF EXISTS enter ON privacy_urgentact;
DROP POLICY IF EXISTS change ON privacy_urgentact;
CREATE POLICY gate ON privacy_urgentact FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON privacy_urgentact FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON privacy_urgentact
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON privacy_urgentact TO baken_app, baken_worker;
CREATE POLICY see ON privacy_urgentact FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('alderman:take_decisions', 'case_director:direct_care', 'data_protection_officer:supervise_privacy', 'deputy_mayor:take_decisions', 'lawyer:carry_out_measures', 'lawyer:direct_dossiers', 'lawyer:plan_inspections', 'lawyer:prepare_consultation', 'lawyer:prepare_decisions', 'mayor:take_decisions', 'privacy_officer:run_privacy', 'safety_adviser:carry_out_measures', 'safety_adviser:direct_dossiers', 'safety_adviser:plan_inspections', 'safety_adviser:prepare_consultation', 'safety_adviser:prepare_decisions', 'safety_adviser:weigh_signals', 'weigher:weigh_signals'))
    AND (activity = (SELECT gate.activity()) OR (SELECT gate.acting_as('privacy_officer:run_privacy', 'data_protection_officer:supervise_privacy'))));
GRANT INSERT ON privacy_urgentact TO baken_app, baken_worker;
CREATE POLICY enter ON privacy_urgentact FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('alderman:take_decisions', 'case_director:direct_care', 'deputy_mayor:take_decisions', 'lawyer:carry_out_measures', 'lawyer:direct_dossiers', 'lawyer:plan_inspections', 'lawyer:prepare_consultation', 'lawyer:prepare_decisions', 'mayor:take_decisions', 'privacy_officer:run_privacy', 'safety_adviser:carry_out_measures', 'safety_adviser:direct_dossiers', 'safety_adviser:plan_inspections', 'safety_adviser:prepare_consultation', 'safety_adviser:prepare_decisions', 'safety_adviser:weigh_signals', 'weigher:weigh_signals'))
    AND "by" = (SELECT gate.membership()));
GRANT UPDATE (reason, reason_given_at, reviewed_by, reviewed_at) ON privacy_urgentact TO baken_app, baken_worker;
CREATE POLICY change ON privacy_urgentact FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('alderman:take_decisions', 'case_director:direct_care', 'deputy_mayor:take_decisions', 'lawyer:carry_out_measures', 'lawyer:direct_dossiers', 'lawyer:plan_inspections', 'lawyer:prepare_consultation', 'lawyer:prepare_decisions', 'mayor:take_decisions', 'privacy_officer:run_privacy', 'safety_adviser:carry_out_measures', 'safety_adviser:direct_dossiers', 'safety_adviser:plan_inspections', 'safety_adviser:prepare_consultation', 'safety_adviser:prepare_decisions', 'safety_adviser:weigh_signals', 'weigher:weigh_signals'))
    AND (activity = (SELECT gate.activity()) OR (SELECT gate.acting_as('privacy_officer:run_privacy', 'data_protection_officer:supervise_privacy')))) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('alderman:take_decisions', 'case_director:direct_care', 'deputy_mayor:take_decisions', 'lawyer:carry_out_measures', 'lawyer:direct_dossiers', 'lawyer:plan_inspections', 'lawyer:prepare_consultation', 'lawyer:prepare_decisions', 'mayor:take_decisions', 'privacy_officer:run_privacy', 'safety_adviser:carry_out_measures', 'safety_adviser:direct_dossiers', 'safety_adviser:plan_inspections', 'safety_adviser:prepare_consultation', 'safety_adviser:prepare_decisions', 'safety_adviser:weigh_signals', 'weigher:weigh_signals'))
    AND (activity = (SELECT gate.activity()) OR (SELECT gate.acting_as('privacy_officer:run_privacy', 'data_protection_officer:supervise_privacy'))));
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON privacy_urgentact
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();
