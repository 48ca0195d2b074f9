package io.jenkins.plugins.bynder.config;

import java.util.List;

/**
 * A folder inside a workspace, relative and with slashes on every system.
 *
 * @param path never leads out of the workspace, never empty
 */
public record ImportFolderName(String path) {

    /**
     * Reads what a person typed.
     *
     * @throws IllegalArgumentException with a user-facing message if the path is absolute or leads out of the workspace
     */
    public static ImportFolderName of(String typed) {
        String path = typed.replace('\\', '/').strip();
        boolean absolute = path.startsWith("/") || path.matches("[A-Za-z]:.*");
        List<String> steps = List.of(path.split("/"));
        boolean strange = path.codePoints().anyMatch(Character::isISOControl)
                || steps.stream().anyMatch(step -> step.isBlank() || step.equals(".") || step.equals(".."));
        if (absolute || strange) {
            throw new IllegalArgumentException(Messages.ImportFolderName_outside(typed));
        }
        return new ImportFolderName(String.join("/", steps));
    }
}
