package dev.tentaclesetup.practice.rest;

import dev.tentaclesetup.practice.store.Endpoint;
import dev.tentaclesetup.practice.store.Machine;
import dev.tentaclesetup.practice.store.MachineHealth;
import dev.tentaclesetup.practice.store.Placement;

/// The writable members of a machine, checked.
record MachineDraft(
        String spaceId,
        String name,
        Machine.Use use,
        String policyId,
        Endpoint endpoint,
        Placement placement,
        Machine.FirstCheck firstCheck) {

    Machine create(String id, String slug) {
        return new Machine(
                id,
                spaceId,
                name,
                slug,
                use,
                policyId,
                endpoint,
                placement,
                firstCheck,
                MachineHealth.NEVER_CHECKED);
    }

    /// What a check found belongs to the endpoint that was checked: with another one it is
    /// forgotten.
    Machine replace(Machine old) {
        MachineHealth kept = old.health();
        MachineHealth health =
                old.endpoint().equals(endpoint)
                        ? kept
                        : new MachineHealth(
                                MachineHealth.NEVER_CHECKED.status(),
                                "Changed recently; no health check has run since.",
                                kept.checks(),
                                kept.lastChecked(),
                                kept.facts(),
                                kept.log());
        return new Machine(
                old.id(),
                spaceId,
                name,
                old.slug(),
                use,
                policyId,
                endpoint,
                placement,
                old.firstCheck(),
                health);
    }
}
