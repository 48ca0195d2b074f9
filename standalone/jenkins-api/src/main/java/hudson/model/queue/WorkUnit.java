package hudson.model.queue;

public final class WorkUnit {

    public final SubTask work = null;

    WorkUnit() {}
}
