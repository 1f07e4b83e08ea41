/** Who and what the invented company is made of. */
export const AGENT_NAMES = [
	'Helena Duarte',
	'Bruno Sampaio',
	'Camila Teles',
	'Diego Furtado',
	'Elisa Monteiro',
	'Fábio Nogueira',
	'Gabriela Pires',
	'Heitor Valença',
];
export const DEPARTMENT_NAMES = ['Suporte técnico', 'Financeiro', 'Comercial', 'Entregas'];
export const CATEGORY_NAMES = ['Acesso', 'Cobrança', 'Dúvida', 'Defeito', 'Troca e devolução'];
export const ORGANIZATION_NAMES = [
	'Padaria Sol Nascente',
	'Clínica Vereda',
	'Oficina do Tonho',
	'Colégio Ipê Amarelo',
	'Mercado Boa Praça',
];
export const CUSTOMER_NAMES = [
	'Ana Beatriz Lemos',
	'Carlos Eduardo Prado',
	'Daniela Rocha',
	'Everton Luz',
	'Fernanda Aguiar',
	'Gustavo Menezes',
	'Isabel Cardim',
	'João Pedro Salles',
	'Karina Bittencourt',
	'Leonardo Brito',
	'Márcia Ávila',
	'Nelson Quintana',
];
export const SUBJECTS = [
	'Não consigo acessar o painel desde ontem',
	'Boleto de novembro com valor diferente do combinado',
	'Pedido 8841 chegou com uma peça faltando',
	'Como incluir um segundo usuário na minha assinatura?',
	'A impressora de etiquetas parou depois da atualização',
	'Segunda via da nota fiscal',
	'Orçamento para 40 licenças',
	'Erro ao exportar o relatório de vendas em planilha',
	'Alteração do endereço de entrega',
	'Integração com a loja virtual deixou de enviar pedidos durante a madrugada e ninguém foi avisado',
];
export const TEXTS = [
	'Bom dia. Desde ontem à tarde o sistema responde que a senha está errada, mas eu não mudei nada.',
	'Recebi o boleto com R$ 1.249,90 e o combinado era R$ 1.099,00. Vocês podem conferir?',
	'O pedido chegou hoje cedo, mas faltou o suporte de parede. Segue a foto da caixa.',
	'Preciso que a minha colega também consiga abrir chamados. O que eu devo fazer?',
];
