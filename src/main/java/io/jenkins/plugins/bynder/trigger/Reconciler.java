package io.jenkins.plugins.bynder.trigger;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Job;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.bynder.config.Portals;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Compares whole listings with what jobs last synced, one job after the other. */
@Extension
public final class Reconciler {

    private static final Logger LOGGER = Logger.getLogger(Reconciler.class.getName());

    private final Set<Job<?, ?>> waiting = ConcurrentHashMap.newKeySet();
    private final ExecutorService worker = worker();

    static Reconciler get() {
        return ExtensionList.lookupSingleton(Reconciler.class);
    }

    /** A thread that ends when there is nothing to do. */
    private static ExecutorService worker() {
        ThreadPoolExecutor worker =
                new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "Bynder reconciliation");
                    thread.setDaemon(true);
                    return thread;
                });
        worker.allowCoreThreadTimeOut(true);
        return worker;
    }

    /** Soon; a job that waits for it already does not wait twice. */
    void reconcile(Job<?, ?> job) {
        if (waiting.add(job)) {
            worker.execute(() -> {
                waiting.remove(job);
                look(job);
            });
        }
    }

    @SuppressWarnings("try") // the context acts on this thread while it is open
    private static void look(Job<?, ?> job) {
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            Optional<TriggeredJob> triggered = TriggeredJob.of(job);
            if (triggered.isPresent()) {
                AssetQuery library =
                        new PortalAssetQuery(Portals.get().open(triggered.get().integration()));
                boolean due = triggered.get().buildIfDue(library);
                LOGGER.log(Level.FINE, "{0}: {1}", new Object[] {job.getFullName(), due ? "due" : "nothing to do"});
            }
        } catch (PortalException | IllegalArgumentException e) {
            LOGGER.log(Level.WARNING, Messages.Reconciler_failed(job.getFullName(), e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
