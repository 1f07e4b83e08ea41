/** Names of all time zones, the Brazilian ones first. */
export function timeZones(): string[] {
	const all = Intl.supportedValuesOf('timeZone');
	const brazilian = all.filter((each) => BRAZIL.has(each));
	return [...brazilian, ...all.filter((each) => !BRAZIL.has(each))];
}

const BRAZIL = new Set([
	'America/Sao_Paulo',
	'America/Manaus',
	'America/Fortaleza',
	'America/Recife',
	'America/Bahia',
	'America/Belem',
	'America/Cuiaba',
	'America/Campo_Grande',
	'America/Porto_Velho',
	'America/Rio_Branco',
	'America/Boa_Vista',
	'America/Maceio',
	'America/Araguaina',
	'America/Santarem',
	'America/Eirunepe',
	'America/Noronha',
]);
