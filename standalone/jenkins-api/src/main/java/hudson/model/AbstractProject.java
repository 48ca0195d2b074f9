package hudson.model;

@SuppressWarnings("rawtypes")
public abstract class AbstractProject<P extends AbstractProject, R> {

    AbstractProject() {}
}
