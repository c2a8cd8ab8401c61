import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Takes what libraries ask for into the app's manifest, as the store build does: an element that the
 * app has not is added, one that it has gains the children that it lacks, and what the app marks with
 * tools:node="remove" stays out.
 *
 * <p>java MergeManifests.java APPLICATION_ID MIN_SDK MANIFEST LIBRARIES_FOLDER OUTPUT
 */
final class MergeManifests {
    private static final String ANDROID = "http://schemas.android.com/apk/res/android";
    private static final String TOOLS = "http://schemas.android.com/tools";

    public static void main(String[] arguments) throws Exception {
        String id = arguments[0];
        int minSdk = Integer.parseInt(arguments[1]);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        Document app = builder.parse(new File(arguments[2]));
        Element manifest = app.getDocumentElement();

        for (String name : new TreeSet<>(List.of(new File(arguments[3]).list()))) {
            if (!name.endsWith(".xml")) {
                continue;
            }
            Element library = builder.parse(new File(arguments[3], name)).getDocumentElement();
            for (Element child : children(library)) {
                if (child.getTagName().equals("uses-sdk")) {
                    String needed = child.getAttributeNS(ANDROID, "minSdkVersion");
                    if (!needed.isEmpty() && Integer.parseInt(needed) > minSdk) {
                        throw new IllegalStateException(name + " needs SDK " + needed + ", the app has " + minSdk);
                    }
                } else {
                    merge(manifest, child);
                }
            }
        }
        tidy(manifest, id);
        manifest.setAttribute("package", id);
        // As the store build says too: native code is used where it lies in the APK.
        Element application = (Element) manifest.getElementsByTagName("application").item(0);
        application.setAttributeNS(ANDROID, "android:extractNativeLibs", "false");

        Transformer transformer = TransformerFactory.newInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.ENCODING, "utf-8");
        transformer.transform(new DOMSource(app), new StreamResult(new File(arguments[4])));
    }

    private static void merge(Element into, Element child) {
        for (Element present : children(into)) {
            if (!sameThing(present, child)) {
                continue;
            }
            for (int i = 0; i < child.getAttributes().getLength(); i++) {
                Attr attribute = (Attr) child.getAttributes().item(i);
                boolean about = TOOLS.equals(attribute.getNamespaceURI()) || attribute.getName().startsWith("xmlns");
                if (!about && !present.hasAttributeNS(attribute.getNamespaceURI(), attribute.getLocalName())) {
                    present.setAttributeNS(attribute.getNamespaceURI(), attribute.getName(), attribute.getValue());
                }
            }
            for (Element grandchild : children(child)) {
                merge(present, grandchild);
            }
            return;
        }
        into.appendChild(into.getOwnerDocument().importNode(child, true));
    }

    /** Application and queries occur once; anything else is told apart by its name. */
    private static boolean sameThing(Element one, Element other) {
        String tag = one.getTagName();
        if (!tag.equals(other.getTagName()) || tag.equals("intent-filter")) {
            return false;
        }
        boolean once = tag.equals("application") || tag.equals("queries");
        return once || one.getAttributeNS(ANDROID, "name").equals(other.getAttributeNS(ANDROID, "name"));
    }

    /** Drops what is marked for removal and all marks, and fills in the application's id. */
    private static void tidy(Element element, String id) {
        List<Attr> attributes = new ArrayList<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            attributes.add((Attr) element.getAttributes().item(i));
        }
        for (Attr attribute : attributes) {
            if (TOOLS.equals(attribute.getNamespaceURI())) {
                element.removeAttributeNode(attribute);
            } else {
                attribute.setValue(attribute.getValue().replace("${applicationId}", id));
            }
        }
        for (Element child : children(element)) {
            if (child.getAttributeNS(TOOLS, "node").equals("remove")) {
                element.removeChild(child);
            } else {
                tidy(child, id);
            }
        }
    }

    private static List<Element> children(Element element) {
        List<Element> found = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                found.add(child);
            }
        }
        return found;
    }
}
