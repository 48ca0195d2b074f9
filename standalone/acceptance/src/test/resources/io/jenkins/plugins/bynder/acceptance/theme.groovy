import io.jenkins.plugins.darktheme.*
import io.jenkins.plugins.thememanager.*
import io.jenkins.plugins.thememanager.none.*

ThemeManagerPageDecorator.get().theme = %s ? new DarkThemeManagerFactory() : new NoOpThemeManagerFactory()
