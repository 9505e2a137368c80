-- referrals: generated from the matrix and the tables by `baken policies`; do not edit.
-- Forced row-level security: deny by default, one municipality, the organs of the role, the activity declared.

DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'referrals_riecreferral'::regclass AND conname = 'referrals_riecreferral_key_id')
    THEN ALTER TABLE referrals_riecreferral ADD CONSTRAINT referrals_riecreferral_key_id UNIQUE (municipality, id); END IF; END $$;

-- referrals_riecreferral · referrals · RIEC
ALTER TABLE referrals_riecreferral ENABLE ROW LEVEL SECURITY;
ALTER TABLE referrals_riecreferral FORCE ROW LEVEL SECURITY;
REVOKE ALL ON referrals_riecreferral FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON referrals_riecreferral TO baken_backup;
GRANT SELECT, DELETE ON referrals_riecreferral TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON referrals_riecreferral TO baken_gate;
DROP POLICY IF EXISTS gate ON referrals_riecreferral;
DROP POLICY IF EXISTS destroy ON referrals_riecreferral;
DROP POLICY IF EXISTS see ON referrals_riecreferral;
DROP POLICY IF EXISTS enter ON referrals_riecreferral;
DROP POLICY IF EXISTS change ON referrals_riecreferral;
CREATE POLICY gate ON referrals_riecreferral FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON referrals_riecreferral FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON referrals_riecreferral
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON referrals_riecreferral TO baken_app, baken_worker;
CREATE POLICY see ON referrals_riecreferral FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('safety_adviser:refer_to_partners')));
GRANT INSERT ON referrals_riecreferral TO baken_app, baken_worker;
CREATE POLICY enter ON referrals_riecreferral FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('safety_adviser:refer_to_partners'))
    AND state = 'draft');
GRANT UPDATE (keep_until, dossier_id, activity, type_of_signal, number_and_nature, weight_and_earlier_steps, similar_signals, advice, report_back_by, opened_on) ON referrals_riecreferral TO baken_app, baken_worker;
CREATE POLICY change ON referrals_riecreferral FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('safety_adviser:refer_to_partners'))) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('safety_adviser:refer_to_partners')));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'referrals_riecreferral'::regclass AND conname = 'of_dossier_id')
    THEN ALTER TABLE referrals_riecreferral ADD CONSTRAINT of_dossier_id FOREIGN KEY (municipality, dossier_id) REFERENCES dossiers_dossier (municipality, id) DEFERRABLE; END IF; END $$;

-- referrals_riecreferralstep · referrals · RIEC
ALTER TABLE referrals_riecreferralstep ENABLE ROW LEVEL SECURITY;
ALTER TABLE referrals_riecreferralstep FORCE ROW LEVEL SECURITY;
REVOKE ALL ON referrals_riecreferralstep FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON referrals_riecreferralstep TO baken_backup;
GRANT SELECT, DELETE ON referrals_riecreferralstep TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON referrals_riecreferralstep TO baken_gate;
DROP POLICY IF EXISTS gate ON referrals_riecreferralstep;
DROP POLICY IF EXISTS destroy ON referrals_riecreferralstep;
DROP POLICY IF EXISTS see ON referrals_riecreferralstep;
DROP POLICY IF EXISTS enter ON referrals_riecreferralstep;
DROP POLICY IF EXISTS change ON referrals_riecreferralstep;
CREATE POLICY gate ON referrals_riecreferralstep FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON referrals_riecreferralstep FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM referrals_riecreferral AS parent WHERE parent.id = referrals_riecreferralstep.referral_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON referrals_riecreferralstep
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON referrals_riecreferralstep TO baken_app, baken_worker;
CREATE POLICY see ON referrals_riecreferralstep FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('safety_adviser:refer_to_partners'))
    AND EXISTS (SELECT FROM referrals_riecreferral AS parent WHERE parent.id = referrals_riecreferralstep.referral_id));
GRANT INSERT ON referrals_riecreferralstep TO baken_app, baken_worker;
CREATE POLICY enter ON referrals_riecreferralstep FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('safety_adviser:refer_to_partners'))
    AND EXISTS (SELECT FROM referrals_riecreferral AS parent WHERE parent.id = referrals_riecreferralstep.referral_id));
GRANT UPDATE (keep_until) ON referrals_riecreferralstep TO baken_app, baken_worker;
CREATE POLICY change ON referrals_riecreferralstep FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('safety_adviser:refer_to_partners'))
    AND EXISTS (SELECT FROM referrals_riecreferral AS parent WHERE parent.id = referrals_riecreferralstep.referral_id)) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('safety_adviser:refer_to_partners'))
    AND EXISTS (SELECT FROM referrals_riecreferral AS parent WHERE parent.id = referrals_riecreferralstep.referral_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'referrals_riecreferralstep'::regclass AND conname = 'of_urgent_id')
    THEN ALTER TABLE referrals_riecreferralstep ADD CONSTRAINT of_urgent_id FOREIGN KEY (municipality, urgent_id) REFERENCES privacy_urgentact (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'referrals_riecreferralstep'::regclass AND conname = 'of_referral_id')
    THEN ALTER TABLE referrals_riecreferralstep ADD CONSTRAINT of_referral_id FOREIGN KEY (municipality, referral_id) REFERENCES referrals_riecreferral (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER take_step BEFORE INSERT ON referrals_riecreferralstep
    FOR EACH ROW EXECUTE FUNCTION gate.take_step('referrals_riecreferral', 'referral_id', 'referrals.riecreferral');
