// Reads a workbook with a program of somebody else and writes it anew: node rewrite.js exceljs|xlsx FROM TO
const [library, from, to] = process.argv.slice(2);
if (library === "exceljs") {
  const book = new (require("exceljs").Workbook)();
  book.xlsx.readFile(from).then(() => book.xlsx.writeFile(to));
} else {
  const xlsx = require("xlsx");
  xlsx.writeFile(xlsx.readFile(from, { cellNF: true, cellStyles: true }), to);
}
