package com.cloudbees.plugins.credentials;

public class BaseCredentials implements Credentials {

    private static final long serialVersionUID = 1;

    protected BaseCredentials() {}

    @Override
    public CredentialsScope getScope() {
        throw new UnsupportedOperationException();
    }
}
