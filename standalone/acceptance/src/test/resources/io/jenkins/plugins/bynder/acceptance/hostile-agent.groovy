// Gives an agent what a sync gives it, and lets it misuse it.
import io.jenkins.plugins.bynder.config.BynderConfiguration
import io.jenkins.plugins.bynder.config.Portals
import io.jenkins.plugins.bynder.engine.portal.AssetParts
import io.jenkins.plugins.bynder.engine.portal.Tag
import io.jenkins.plugins.bynder.engine.sync.PortalSource
import java.nio.file.Files
import java.util.function.Function
import java.util.function.UnaryOperator
import org.codehaus.groovy.control.CompilationUnit
import org.codehaus.groovy.control.CompilerConfiguration

def plugins = Jenkins.get().pluginManager.uberClassLoader
def classes = Files.createTempDirectory('hostile')
def compiler = new CompilationUnit(
    new CompilerConfiguration(targetDirectory: classes.toFile()), null, new GroovyClassLoader(plugins))
compiler.addSource('HostileCalls.groovy', %s)
compiler.compile()
def loader = new URLClassLoader([classes.toUri().toURL()] as URL[], plugins)

def create = { String name, Object... values ->
    def constructor = plugins.loadClass('io.jenkins.plugins.bynder.step.' + name).declaredConstructors
        .find { it.parameterCount == values.length }
    constructor.accessible = true
    constructor.newInstance(values)
}
def portal = Portals.get().open(BynderConfiguration.get().integrations[0])
def source = create('ListedAssets', new PortalSource(portal, new Tag(%s), AssetParts.basic()),
    { it } as UnaryOperator, { [] as Set } as Function, create('CallQuota', 4),
    create('ListedAssetStore', classes.resolve('listed')))
def calls = loader.loadClass('HostileCalls').newInstance()
calls.source = source
calls.id = %4$s
calls.calls = %5$d
print Jenkins.get().getComputer('%3$s').channel.call(calls)
