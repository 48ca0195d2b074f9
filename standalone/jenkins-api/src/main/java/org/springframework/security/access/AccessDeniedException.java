package org.springframework.security.access;

public class AccessDeniedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public AccessDeniedException(String msg) {
        super(msg);
    }
}
