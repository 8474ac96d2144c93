// Where a country's tile stands: column and row of a grid drawn by hand after the countries' neighbours, by ISO code.
// A party that is not listed gets a free place after the last row.
export const PLACES: Readonly<Record<string, readonly [number, number]>> = {
  CAN: [0, 0], USA: [0, 1],
  ISL: [2, 0], NOR: [5, 0], SWE: [6, 0], FIN: [7, 0],
  GBR: [3, 2], IRL: [2, 2], DNK: [5, 1], EST: [8, 1], LVA: [8, 2], LTU: [7, 2],
  NLD: [4, 2], DEU: [5, 2], POL: [6, 2], BEL: [4, 3], LUX: [5, 3], CZE: [6, 3], SVK: [7, 3], UKR: [8, 3],
  FRA: [3, 3], CHE: [4, 4], AUT: [5, 4], HUN: [7, 4], ROU: [8, 4], SVN: [6, 4], HRV: [6, 5], ITA: [5, 5],
  PRT: [1, 5], ESP: [2, 5], MNE: [7, 5], BGR: [8, 5], ALB: [6, 6], MKD: [7, 6], GRC: [7, 7], TUR: [8, 6],
};
