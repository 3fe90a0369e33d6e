package dev.tentaclesetup.service.windows;

import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.windows.ServiceControl.Note;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What of a service is kept in the registry only: its variables and our notes.
interface ServiceRegistry {

    Map<String, String> environment(ServiceName name) throws ServiceException;

    void environment(ServiceName name, Map<String, String> variables) throws ServiceException;

    /// The services that are started before it. The manager is the one to ask; Wine's keeps them
    /// here and does not report them.
    List<String> dependencies(ServiceName name) throws ServiceException;

    Optional<String> note(ServiceName name, Note note) throws ServiceException;

    void note(ServiceName name, Note note, String text) throws ServiceException;

    /// The accounts of the other services, in the spellings in which they were given.
    List<String> accountsOfOthers(ServiceName name) throws ServiceException;
}
