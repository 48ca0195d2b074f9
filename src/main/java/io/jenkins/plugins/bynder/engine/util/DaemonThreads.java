package io.jenkins.plugins.bynder.engine.util;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Creates threads that do not keep the process alive and have a name in thread dumps: {@code bynder-TASK-NUMBER}. */
public final class DaemonThreads implements ThreadFactory {

    private final String task;
    private final AtomicInteger created = new AtomicInteger();

    /** @param task what the threads do, such as {@code listing} */
    public DaemonThreads(String task) {
        this.task = task;
    }

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "bynder-" + task + "-" + created.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** A pool of at most that many threads. A thread without work for a minute ends. */
    public static ThreadPoolExecutor pool(String task, int max) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                max, max, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), new DaemonThreads(task));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
