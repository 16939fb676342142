import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/** Runs one Elasticsearch node for the portal's tests: `OneNode CONFIG_FOLDER setting=value ...`. */
public final class OneNode {
    private OneNode() {}

    public static void main(String[] words) throws Exception {
        endWithParent();
        Map<String, String> settings = new HashMap<>();
        for (int i = 1; i < words.length; i++) {
            String[] pair = words[i].split("=", 2);
            settings.put(pair[0], pair[1]);
        }
        Path config = Files.createDirectories(Path.of(words[0]));
        LogConfigurator.setNodeName(settings.get("node.name"));
        LogConfigurator.setClusterName(settings.get("cluster.name"));
        LogConfigurator.configureESLogging();
        Environment environment =
            InternalSettingsPreparer.prepareEnvironment(Settings.EMPTY, settings, config, () -> "");
        LogConfigurator.configure(environment, true);
        boolean asModules = false; // everything lies on the class path
        PluginsLoader plugins = PluginsLoader.createPluginsLoader(
            PluginsLoader.loadModulesBundles(environment.modulesDir(), asModules),
            PluginsLoader.loadPluginsBundles(environment.pluginsDir(), asModules),
            Map.of(),
            asModules);
        Node node = new Node(environment, plugins);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node)));
        node.start();
        Thread.currentThread().join();
    }

    /** Watches our input, which the parent holds open: it ends when the parent does, however that died. */
    private static void endWithParent() {
        Thread watch = new Thread(() -> {
            try {
                while (System.in.read() >= 0) {
                    // nobody writes; only the end matters
                }
            } catch (java.io.IOException gone) {
                // the same as the end
            }
            Runtime.getRuntime().halt(0); // its data is thrown away, so nothing needs closing
        }, "end-with-parent");
        watch.setDaemon(true);
        watch.start();
    }

    private static void close(Node node) {
        try {
            node.prepareForClose();
            node.close();
        } catch (Exception problem) {
            problem.printStackTrace();
        }
    }
}
