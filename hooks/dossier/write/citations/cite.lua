-- Items of CSL-JSON as styles of CSL write them: pandoc's own processor, started once for all of them.
-- Reads a list of {style, language, items}; writes, for each, the pieces of each item's citation by its id.
local jobs = pandoc.json.decode(io.read("a"), false)

local function add(pieces, text, stressed)
  local last = pieces[#pieces]
  if last and last[2] == stressed then
    last[1] = last[1] .. text
  else
    pieces:insert({ text, stressed })
  end
end

-- A numbered style sets its numbers in a margin of their own.
local function is_number(element)
  return element.classes and element.classes:includes("csl-left-margin")
end

local function collect(elements, stressed, pieces)
  for _, element in ipairs(elements) do
    if element.t == "Str" then
      add(pieces, element.text, stressed)
    elseif is_number(element) then
      -- left out
    elseif element.content then
      collect(element.content, stressed or element.t == "Emph", pieces)
    elseif element.t == "Space" or element.t == "SoftBreak" then
      add(pieces, " ", stressed)
    end
  end
end

local function cited(job)
  pandoc.system.write_file("style.csl", job.style)
  local all = pandoc.List.map(job.items, function(item) return pandoc.Citation(item.id, "NormalCitation") end)
  local doc = pandoc.utils.citeproc(pandoc.Pandoc({}, pandoc.Meta {
    csl = "style.csl", lang = job.language, references = job.items,
    nocite = pandoc.MetaInlines { pandoc.Cite({}, all) },
  }))
  local found = {}
  for _, entry in ipairs(doc.blocks[#doc.blocks].content) do
    local pieces = pandoc.List()
    collect(entry.content, false, pieces)
    found[entry.identifier:gsub("^ref%-", "")] = pieces
  end
  return found
end

pandoc.system.with_temporary_directory("cite", function(folder)
  pandoc.system.with_working_directory(folder, function()
    local made = pandoc.List()
    for _, job in ipairs(jobs) do made:insert(cited(job)) end
    io.write(pandoc.json.encode(made))
  end)
end)
