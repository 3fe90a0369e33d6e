package dev.tentaclesetup.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.agent.script.ScriptHost;
import dev.tentaclesetup.agent.script.ScriptSecretMask;
import dev.tentaclesetup.agent.script.ScriptServiceV1Handler;
import dev.tentaclesetup.agent.script.ScriptServiceV2Handler;
import dev.tentaclesetup.agent.script.Workspaces;
import dev.tentaclesetup.agent.transfer.FileTransferHandler;
import dev.tentaclesetup.contracts.CapabilitiesServiceV2;
import dev.tentaclesetup.contracts.ContractHandlers;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfferedServicesTest {

    @TempDir Path folder;

    @Test
    void everyContractThatCanBeServedIsOffered() throws Exception {
        List<String> contracts = new ArrayList<>();
        for (Method method : ContractHandlers.class.getMethods()) {
            if (method.getName().equals("of")) {
                Class<?> contract = method.getParameterTypes()[0];
                contracts.add((String) contract.getField("NAME").get(null));
            }
        }

        assertThat(offered().handlers().keySet())
                .contains(CapabilitiesServiceV2.NAME)
                .containsExactlyInAnyOrderElementsOf(contracts);
    }

    private OfferedServices offered() {
        ScriptHost host =
                new ScriptHost(
                        new Workspaces(folder),
                        Map.of(),
                        ScriptSecretMask.of(List.of()),
                        InstantSource.system());
        return new OfferedServices(
                new ScriptServiceV1Handler(host),
                new FileTransferHandler(folder),
                new ScriptServiceV2Handler(host));
    }
}
