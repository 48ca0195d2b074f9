// All that the plugin and its libraries can be made to say, so that the search for keys finds them if they are there.
import java.util.logging.FileHandler
import java.util.logging.Level
import java.util.logging.Logger
import java.util.logging.SimpleFormatter
import jenkins.model.Jenkins

def handler = new FileHandler(new File(Jenkins.get().rootDir, 'finest.log').path, true)
handler.level = Level.ALL
handler.formatter = new SimpleFormatter()
// Held by the JVM's properties: a logger that nobody holds forgets its level.
def loggers = ['io.jenkins.plugins.bynder', 'okhttp3', 'com.github.scribejava'].collect { Logger.getLogger(it) }
loggers.each {
    it.level = Level.ALL
    it.addHandler(handler)
}
System.properties.put('acceptance.loggers', loggers)
