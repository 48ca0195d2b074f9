// Runs on the agent, with the controller's answer to a sync: calls it in 64 threads.
import io.jenkins.plugins.bynder.engine.sync.AssetSource
import java.util.concurrent.Callable
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.Executors
import java.util.concurrent.atomic.AtomicInteger
import jenkins.security.MasterToSlaveCallable

class HostileCalls extends MasterToSlaveCallable<String, Exception> {
    AssetSource source
    String id
    int calls

    String call() {
        source.page(1, 1000)
        def agent = Executors.newFixedThreadPool(64)
        def sentences = ConcurrentHashMap.newKeySet()
        def refused = new AtomicInteger()
        def all = []
        for (int i = 0; i < calls; i++) {
            int kind = i % 3
            all << agent.submit({
                try {
                    kind == 0 ? source.page(1, 1000) : kind == 1 ? source.link(id) : source.original(id)
                } catch (RuntimeException e) {
                    // Remoting wraps what a call throws that does not declare it.
                    def cause = e
                    while (!(cause instanceof SecurityException)) {
                        if (cause.cause == null) {
                            throw e
                        }
                        cause = cause.cause
                    }
                    refused.incrementAndGet()
                    sentences.add(cause.message)
                }
            } as Callable)
        }
        all.each { it.get() }
        agent.shutdown()
        return refused.get() + '\n' + sentences.join('\n')
    }
}
