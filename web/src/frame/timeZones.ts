/** All time zones, the Brazilian ones first and by the names of their cities. */
export function timeZones(): { value: string; label: string }[] {
	const others = Intl.supportedValuesOf('timeZone').filter((each) => !(each in BRAZIL));
	return [
		...Object.entries(BRAZIL).map(([value, city]) => ({ value, label: `Brasil, ${city}` })),
		...others.map((value) => ({ value, label: value.replaceAll('_', ' ') })),
	];
}

/** The same, with one that the browser may know by another name. */
export function timeZonesWith(own: string): { value: string; label: string }[] {
	const all = timeZones();
	return all.some((each) => each.value === own) ? all : [{ value: own, label: own }, ...all];
}

const BRAZIL: Record<string, string> = {
	'America/Sao_Paulo': 'São Paulo e Brasília',
	'America/Manaus': 'Manaus',
	'America/Fortaleza': 'Fortaleza',
	'America/Recife': 'Recife',
	'America/Bahia': 'Salvador',
	'America/Belem': 'Belém',
	'America/Cuiaba': 'Cuiabá',
	'America/Campo_Grande': 'Campo Grande',
	'America/Porto_Velho': 'Porto Velho',
	'America/Rio_Branco': 'Rio Branco',
	'America/Boa_Vista': 'Boa Vista',
	'America/Maceio': 'Maceió',
	'America/Araguaina': 'Araguaína',
	'America/Santarem': 'Santarém',
	'America/Eirunepe': 'Eirunepé',
	'America/Noronha': 'Fernando de Noronha',
};
