package io.jenkins.plugins.bynder.config;

import java.util.List;

/**
 * A folder inside a workspace, relative, with slashes on every system.
 *
 * @param path never empty, never outside the workspace
 */
public record ImportFolderName(String path) {

    /**
     * Parses user input.
     *
     * @throws IllegalArgumentException with a user-facing message if the path is absolute or leaves the workspace
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
