#include "proxy/config/transformer_reader.h"

#include "logging/base/nearest_name.h"
#include "proxy/api/config_sentence.h"
#include "proxy/config/config_env.h"
#include "proxy/transform/transform_registry.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

class UseReader
{
public:
    UseReader(ConfigReading &reading, QStringList &missing) : m_reading(reading), m_missing(missing)
    {
        for (const std::string_view name : transformNames())
            m_names.append(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
    }

    /// `holder`: the object with the key `use`.
    bool read(ConfigFields holder, std::vector<TransformUse> &out)
    {
        const Json5Value *use = holder.find(u"use");
        if (!use) return true;
        if (use->type == Json5Value::Type::String) return readEntry(*use, holder.pointer(u"use"), out);
        const std::vector<Json5Value> *list = holder.list(u"use");
        if (!list) return false;
        int index = 0;
        for (const Json5Value &entry : *list)
            if (!readEntry(entry, holder.pointer(u"use") + u'/' + QString::number(index++), out)) return false;
        return true;
    }

private:
    bool readEntry(const Json5Value &entry, const QString &pointer, std::vector<TransformUse> &out)
    {
        const bool isPair = entry.type == Json5Value::Type::Array && !entry.elements.empty() && entry.elements.size() <= 2;
        const Json5Value &name = isPair ? entry.elements.front() : entry;
        if (name.type != Json5Value::Type::String)
            return m_reading.fail(entry.line, pointer,
                                  said("expected a transformer's name, or [name, {options}], got %1", typePhrase(entry)));
        TransformUse transform{.name = m_reading.text(name).text.trimmed()};
        if (isPair && entry.elements.size() == 2 && !readOptions(entry.elements[1], pointer + u"/1"_s, transform)) return false;
        if (isUsable(transform, entry.line, pointer)) out.push_back(std::move(transform));
        return true;
    }

    bool readOptions(const Json5Value &options, const QString &pointer, TransformUse &transform)
    {
        if (options.type == Json5Value::Type::Null) return true;
        if (options.type != Json5Value::Type::Object)
            return m_reading.fail(options.line, pointer, said("expected an object of options, got %1", typePhrase(options)));
        transform.optionsJson =
            toJson(options, [this](const QString &text) { return interpolate(text, m_reading.environment(), m_missing); });
        transform.hasOptions = true;
        return true;
    }

    bool isUsable(TransformUse &transform, int line, const QString &pointer)
    {
        if (!m_names.contains(transform.name, Qt::CaseInsensitive)) {
            // What the files define is known when they have been run; a name that none
            // defines fails its requests.
            if (m_reading.hasTransformerFiles) return transform.isUserFile = true;
            m_reading.note(line, pointer,
                           said("there is no transformer \"%1\", it is left out; %2", transform.name, suggested(transform.name, m_names)));
            return false;
        }
        const auto made = makeTransform(transform.name.toStdString(), transform.optionsJson.toStdString());
        if (!made) m_reading.note(line, pointer, said("transformer \"%1\" is left out: %2", transform.name, made.error()));
        return made.has_value();
    }

    ConfigReading &m_reading;
    QStringList &m_missing;
    QStringList m_names;
};

} // namespace

bool readTransformerFiles(ConfigFields &root, const QString &folder, ProxyConfig &config)
{
    if (!root.milliseconds(u"TRANSFORMER_TIMEOUT_MS", 1, 600'000, config.transformerTimeout)) return false;
    const std::vector<Json5Value> *list = root.list(u"transformers");
    if (!list) return !root.failed();
    ConfigReading &reading = root.reading();
    int index = 0;
    for (const Json5Value &entry : *list) {
        const QString pointer = root.pointer(u"transformers") + u'/' + QString::number(index++);
        if (entry.type != Json5Value::Type::Object)
            return reading.fail(entry.line, pointer, said("expected an object {path, options}, got %1", typePhrase(entry)));
        ConfigFields fields(entry, pointer, reading);
        fields.checkKeys({u"path"_s, u"options"_s});
        QString path;
        if (!fields.string(u"path", path)) return false;
        path = expandHome(path.trimmed(), reading.environment());
        if (path.isEmpty()) {
            fields.note(u"path", said("it is missing, the entry is left out; write the path of a JavaScript file that exports a class"));
            continue;
        }
        TransformerFile file{.path = QDir::cleanPath(QFileInfo(path).isAbsolute() ? path : folder + u'/' + path), .optionsJson = {}};
        QStringList missing;
        if (const Json5Value *options = fields.find(u"options"))
            file.optionsJson = toJson(*options, [&](const QString &text) { return interpolate(text, reading.environment(), missing); });
        if (!missing.isEmpty())
            reading.note(entry.line, pointer + u"/options"_s, said("the environment variable %1 is not set", missing.join(u", ")));
        if (!QFileInfo::exists(file.path))
            reading.note(entry.line, pointer + u"/path"_s, said("%1 does not exist; requests that use its transformer fail", file.path));
        config.transformerFiles.push_back(std::move(file));
    }
    reading.hasTransformerFiles = !config.transformerFiles.empty();
    return true;
}

bool readTransformers(ConfigFields &provider, Provider &out, QStringList &missing)
{
    std::optional<ConfigFields> transformer = provider.object(u"transformer");
    if (!transformer) return !provider.failed();
    UseReader reader(provider.reading(), missing);
    if (!reader.read(*transformer, out.transformers)) return false;
    for (const auto &[model, value, keyBegin] : transformer->value().members) {
        if (model == "use"_L1) continue;
        const std::optional<ConfigFields> ofModel = transformer->object(model);
        if (!ofModel) {
            if (transformer->failed()) return false;
            continue;
        }
        std::vector<TransformUse> uses;
        if (!reader.read(*ofModel, uses)) return false;
        out.modelTransformers.insert(model, uses);
    }
    return true;
}

QString dialectOf(const std::vector<TransformUse> &transformers)
{
    struct Row
    {
        QLatin1StringView transformer;
        QLatin1StringView dialect;
    };
    static constexpr Row rows[] = {{"anthropic"_L1, "anthropic"_L1},
                                   {"gemini"_L1, "gemini"_L1},
                                   {"openai"_L1, "openai-chat"_L1},
                                   {"openai-responses"_L1, "openai-responses"_L1},
                                   {"openai-response"_L1, "openai-responses"_L1},
                                   {"vertex-gemini"_L1, "vertex-gemini"_L1},
                                   {"vertex-claude"_L1, "vertex-claude"_L1},
                                   {"vertex-openai"_L1, "vertex-openai"_L1}};
    QString dialect = u"openai-chat"_s;
    for (const TransformUse &use : transformers)
        for (const Row &row : rows)
            if (use.name.compare(row.transformer, Qt::CaseInsensitive) == 0) dialect = row.dialect;
    return dialect;
}

} // namespace ccr::proxy
