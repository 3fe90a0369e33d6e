package dev.tentaclesetup.instance;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The official XML form of a configuration file [tentacle-configuration 3.1].
///
/// @param settings what it says
/// @param lineEnd `\n`, or `\r\n` in a file from Windows
/// @param xsdFirst the order of the two namespace declarations, which differs between runtimes
record ConfigurationXml(Settings settings, String lineEnd, boolean xsdFirst) {

    private static final String ROOT = "octopus-settings";
    private static final String XSI = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";
    private static final String XSD = " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"";
    private static final int MAX_ENTRIES = 10_000;
    private static final int MAX_DEPTH = 50;

    /// The form in which a new file is written.
    static ConfigurationXml fresh(Settings settings) {
        return new ConfigurationXml(settings, System.lineSeparator(), false);
    }

    ConfigurationXml with(Settings changed) {
        return new ConfigurationXml(changed, lineEnd, xsdFirst);
    }

    /// Reads a document. A document type is refused, which the official reader is not: it has no
    /// place in this file, and entities are how XML is used for attacks.
    ///
    /// @throws XMLStreamException if it is malformed, has another root, or exceeds a limit
    static ConfigurationXml read(byte[] content) throws XMLStreamException {
        XMLStreamReader reader = reader(content);
        try {
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                refuseDocumentType(reader);
            }
            if (!reader.getLocalName().equals(ROOT) || reader.getNamespaceURI() != null) {
                throw new XMLStreamException("the root is not <octopus-settings>");
            }
            boolean xsdFirst =
                    reader.getNamespaceCount() > 0 && "xsd".equals(reader.getNamespacePrefix(0));
            Settings settings = entries(reader);
            while (reader.hasNext()) {
                reader.next();
            }
            return new ConfigurationXml(settings, lineEndOf(content), xsdFirst);
        } finally {
            reader.close();
        }
    }

    /// UTF-16 is known by its byte order mark, whatever the declaration says: tools that convert a
    /// file leave that as it is, and the official reader does not mind.
    private static XMLStreamReader reader(byte[] content) throws XMLStreamException {
        int first = content.length < 2 ? 0 : ((content[0] & 0xFF) << 8) | (content[1] & 0xFF);
        return first == 0xFEFF || first == 0xFFFE
                ? factory().createXMLStreamReader(new StringReader(utf16(content)))
                : factory().createXMLStreamReader(new ByteArrayInputStream(content));
    }

    private static String utf16(byte[] content) throws XMLStreamException {
        try {
            return StandardCharsets.UTF_16.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException e) {
            throw new XMLStreamException("not UTF-16, as its byte order mark says", e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static void refuseDocumentType(XMLStreamReader reader) throws XMLStreamException {
        if (reader.getEventType() == XMLStreamConstants.DTD) {
            throw new XMLStreamException("a document type is not allowed");
        }
    }

    private static Settings entries(XMLStreamReader reader) throws XMLStreamException {
        List<Settings.Entry> entries = new ArrayList<>();
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.getEventType() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            boolean set = reader.getLocalName().equals("set") && reader.getNamespaceURI() == null;
            String key = reader.getAttributeValue(null, "key");
            String value = text(reader);
            if (set) {
                entries.add(new Settings.Entry(key == null ? "" : key, value));
            }
            if (entries.size() > MAX_ENTRIES) {
                throw new XMLStreamException("more than " + MAX_ENTRIES + " entries");
            }
        }
        return Settings.of(entries);
    }

    /// The element's own text; that of elements inside is dropped, as by the official reader.
    private static String text(XMLStreamReader reader) throws XMLStreamException {
        var text = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE -> {
                    if (depth == 1) {
                        text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new XMLStreamException("an entity is not allowed");
                default -> {
                    // comments and processing instructions say nothing
                }
            }
            if (depth > MAX_DEPTH) {
                throw new XMLStreamException("nested deeper than " + MAX_DEPTH);
            }
        }
        return text.toString();
    }

    private static String lineEndOf(byte[] content) {
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\n') {
                boolean carriage = i > 0 && content[i - 1] == '\r';
                boolean wide = i > 1 && content[i - 1] == 0 && content[i - 2] == '\r';
                return carriage || wide ? "\r\n" : "\n";
            }
        }
        return System.lineSeparator();
    }

    /// UTF-8 with byte order mark, no line end after the root, like the official writer.
    byte[] write() {
        var out = new StringBuilder("\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        out.append(lineEnd).append('<').append(ROOT);
        out.append(xsdFirst ? XSD + XSI : XSI + XSD);
        if (settings.entries().isEmpty()) {
            out.append(" />");
            return out.toString().getBytes(StandardCharsets.UTF_8);
        }
        out.append('>').append(lineEnd);
        for (Settings.Entry entry : settings.entries()) {
            out.append("  <set key=\"");
            escape(entry.key(), out, true);
            if (entry.value().isEmpty()) {
                out.append("\" />");
            } else {
                out.append("\">");
                escape(entry.value(), out, false);
                out.append("</set>");
            }
            out.append(lineEnd);
        }
        out.append("</").append(ROOT).append('>');
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void escape(String text, StringBuilder out, boolean attribute) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\r' -> out.append("&#xD;"); // a bare one would be read as a line feed
                case '"' -> out.append(attribute ? "&quot;" : "\"");
                case '\n' -> out.append(attribute ? "&#xA;" : "\n");
                case '\t' -> out.append(attribute ? "&#x9;" : "\t");
                default -> out.append(c);
            }
        }
    }
}
