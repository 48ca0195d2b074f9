package hudson.model;

import hudson.ExtensionPoint;

public abstract class AdministrativeMonitor extends AbstractModelObject implements ExtensionPoint {

    protected AdministrativeMonitor() {}

    protected AdministrativeMonitor(String id) {}

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public String getUrl() {
        throw new UnsupportedOperationException();
    }

    public abstract boolean isActivated();

    public boolean isSecurity() {
        throw new UnsupportedOperationException();
    }
}
