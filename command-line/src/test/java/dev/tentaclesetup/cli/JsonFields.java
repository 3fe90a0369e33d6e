package dev.tentaclesetup.cli;

import java.util.Map;
import java.util.TreeMap;

/// What each field of a JSON line means, for the page of the reference.
final class JsonFields {

    private static final String MEANINGS =
            """
            start.version = the version of the program
            start.action = `install`, `remove` or `verify`
            start.instance = the name of the instance
            start.planOnly = whether nothing will be changed
            check.status = `ok`, `warn` or `fail`
            check.subject = what was examined
            check.seen = what was found; may be empty
            problem.id = the [problem](problems.md)
            problem.severity = `blocker` or `warning`
            problem.message = what is wrong, in the language of the system
            problem.seen = what was found; may be empty
            problem.fix = what to do about it
            problem.key = the answer that leads here; may be empty
            problem.line = its line in the answer file; 0 without one
            problem.retryable = whether the same may work later without a change
            plan.hash = equal for plans that do the same; see `--expect-plan`
            plan.steps = in their order; empty when nothing has to change
            plan.steps[].kind = what the step is about
            plan.steps[].title = in the language of the system
            plan.steps[].before = what differs, as it is now; may be empty
            plan.steps[].after = what differs, as it will be; may be empty
            plan.steps[].destructive = whether something of the user's, or of another host, is lost
            plan.steps[].values = all that the step writes, also what stays the same; empty when `before` and `after` say it
            plan.steps[].values[].name = of the value, as an answer spells it where there is one
            plan.steps[].values[].before = what is there now; may be empty
            plan.steps[].values[].after = what will be there; empty when it is taken away; `new` for what the run draws at random; never a secret, but `given`, `changed` or `unchanged`
            plan.answers = every answer that the plan goes by
            plan.answers[].key = section and name
            plan.answers[].values = as an answer file gives them; empty for a secret
            plan.answers[].origin = `option`, `form`, `environment`, `file`, `current`, `measured` or `default`
            plan.answers[].source = the option, the variable or the file
            plan.answers[].line = of the answer file, or 0
            step.n = the number of the step, from 1
            step.of = the number of steps
            step.kind = what the step is about
            step.status = `running`, `ok`, `same`, `fail`, `undoing`, `undone` or `left`
            step.ms = how long it took, in milliseconds; 0 while it is not over
            line.n = the number of the step, from 1
            line.kind = what the step is about
            line.text = what the step reports, for example from the log of the server's task
            result.exit = the [exit code](exit-codes.md)
            result.status = how the run ended
            result.instance = the name of the instance
            result.mode = `listening` or `polling`; may be empty
            result.connection = where server and agent meet; may be empty
            result.thumbprint = of the agent's certificate; may be empty
            result.serverThumbprints = of the servers that the agent trusts
            result.alsoTrusted = those of them that this set-up is not about
            result.alsoTrusted[].thumbprint = of the server's certificate
            result.alsoTrusted[].address = that the agent polls; empty when the server calls the agent
            result.registrations = the records on servers
            result.registrations[].server = the web address of the server
            result.registrations[].space = the name of the space
            result.registrations[].kind = `target` or `worker`
            result.registrations[].id = of the record
            result.registrations[].name = of the record
            result.registrations[].link = the page of the record in the portal
            result.registrations[].health = what the health check said; may be empty
            result.remaining = the records that a removal was to delete, and that stay on their servers
            result.remaining[].server = the web address of the server
            result.remaining[].space = the name of the space
            result.remaining[].kind = `target` or `worker`
            result.remaining[].id = of the record
            result.remaining[].name = of the record
            result.remaining[].link = the page of the record in the portal
            result.changed = kinds of the steps that changed something and stay
            result.undone = kinds of the steps that were put back
            result.left = kinds of the steps that could not be put back
            result.log = the file with everything about the run; empty when none was written
            """;

    Map<String, String> meanings() {
        var meanings = new TreeMap<String, String>();
        MEANINGS.lines()
                .map(line -> line.split(" = ", 2))
                .forEach(pair -> meanings.put(pair[0], pair[1]));
        return meanings;
    }
}
